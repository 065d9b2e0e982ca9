using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Findings;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Reviewing;

/// <summary>How findings, states and rules are put into words.</summary>
public static class FindingWords
{
    /// <summary>What its detector looks for; the code where that detector is gone.</summary>
    public static string TitleOf(string code) => DetectorCatalogue.All.FirstOrDefault(d => d.Code == code)?.Title.In(Languages.Tag) ?? code;

    /// <summary>A state's word.</summary>
    public static Text Of(FindingState state) => state switch
    {
        FindingState.New => ReviewTexts.New,
        FindingState.Ongoing => ReviewTexts.Ongoing,
        FindingState.Worse => ReviewTexts.Worse,
        FindingState.Returned => ReviewTexts.Returned,
        FindingState.Accepted => ReviewTexts.Accepted,
        FindingState.Rejected => ReviewTexts.Rejected,
        FindingState.Waiting => ReviewTexts.Waiting,
        FindingState.Snoozed => ReviewTexts.Snoozed,
        _ => ReviewTexts.Resolved,
    };

    /// <summary>A confidence's word.</summary>
    public static Text Of(Confidence confidence) => confidence switch
    {
        Confidence.High => ReviewTexts.High,
        Confidence.Medium => ReviewTexts.Medium,
        _ => ReviewTexts.Low,
    };

    /// <summary>A rejection's reason.</summary>
    public static Text Of(RejectReason reason) => reason switch
    {
        RejectReason.AsPlanned => ReviewTexts.AsPlanned,
        RejectReason.Mismeasured => ReviewTexts.Mismeasured,
        RejectReason.Handled => ReviewTexts.Handled,
        RejectReason.TooSmall => ReviewTexts.TooSmall,
        _ => ReviewTexts.OtherReason,
    };

    /// <summary>What the analysis does with a rejection: <see cref="FindingRules"/> in words.</summary>
    public static string RuleOf(RejectReason reason) => reason switch
    {
        RejectReason.Mismeasured => ReviewTexts.MismeasuredRule,
        RejectReason.Handled => ReviewTexts.HandledRule.With(FindingRules.HandledWithin.TotalDays),
        RejectReason.TooSmall => ReviewTexts.TooSmallRule.With(FindingRules.TooSmallFactor),
        _ => ReviewTexts.AsPlannedRule.With(WorsePercent),
    };

    /// <summary>What is said after a decision.</summary>
    public static string DoneOf(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Kind switch
        {
            DecisionKind.Accept => ReviewTexts.DoneAccept,
            DecisionKind.Reject => ReviewTexts.DoneReject.With(RuleOf(decision.Reason!.Value)),
            DecisionKind.Wait => ReviewTexts.DoneWait.With(FindingRules.WaitFor.TotalDays),
            _ => ReviewTexts.DoneSnooze.With(WorsePercent),
        };
    }

    /// <summary>Growth from which a finding is worse, percent.</summary>
    public static double WorsePercent => Math.Round(100 * (FindingRules.WorseFactor - 1));

    /// <summary>The amount that matters most, for a list: yen, else kWh, else that there is none.</summary>
    public static string Amount(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding switch
        {
            { YenPerYear: { } yen } => ReviewTexts.AYear.With(Figures.YenRange(yen.Low, yen.High)),
            { KwhPerYear: { } kwh } => ReviewTexts.AYear.With(Range(kwh, 0, "kWh")),
            _ => ReviewTexts.NoAmount,
        };
    }

    /// <summary>Money a year as a range; a dash where there is none.</summary>
    public static string Yen(Finding finding) => finding?.YenPerYear is { } yen ? Figures.YenRange(yen.Low, yen.High) : Figures.Missing;

    /// <summary>Energy a year as a range; a dash where there is none.</summary>
    public static string Kwh(Finding finding) => finding?.KwhPerYear is { } kwh ? Range(kwh, 0, "kWh") : Figures.Missing;

    /// <summary>CO2 a year as a range, marked where the factor is a stand-in; a dash where there is none.</summary>
    public static string Co2(Finding finding, bool provisional) => finding?.TCo2PerYear is { } tons
        ? Range(tons, tons.High < 10 ? 1 : 0, "t-CO2") + (provisional ? ReviewTexts.Provisional.ToString() : string.Empty)
        : Figures.Missing;

    private static string Range(ValueRange range, int digits, string unit) =>
        Figures.Number(range.Low, digits) + Times.Dash + Figures.WithUnit(range.High, digits, unit);
}
