using System.Globalization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Corrections;

/// <summary>The ways to say by what a meter is wrong; they all give a factor, and several multiply.</summary>
internal static class CalibrationFactor
{
    private const double Greatest = 1e9;

    private static readonly Dictionary<string, (double Size, string Of)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Wh"] = (1, "energy"),
        ["kWh"] = (1e3, "energy"),
        ["MWh"] = (1e6, "energy"),
        ["W"] = (1, "power"),
        ["kW"] = (1e3, "power"),
        ["MW"] = (1e6, "power"),
    };

    internal static (double Factor, string? Given) Of(CorrectionRequest request)
    {
        var factor = 1.0;
        var given = new List<string>();
        if (request.Factor is { } asked)
        {
            factor *= Positive(asked, "factor");
            given.Add(string.Create(CultureInfo.InvariantCulture, $"factor {asked}"));
        }

        if (request.CtFrom is not null || request.CtTo is not null)
        {
            if (request is not { CtFrom: { } set, CtTo: { } real })
            {
                throw new CorrectionRefusedException("'ct_from' and 'ct_to' belong together: the transformer for which the meter is set, and the one that is there, in A");
            }

            factor *= Positive(real, "ct_to") / Positive(set, "ct_from");
            given.Add(string.Create(CultureInfo.InvariantCulture, $"CT set {set} A, really {real} A"));
        }

        if (request.Unit is { } unit)
        {
            factor *= OfUnit(unit);
            given.Add(unit);
        }

        Positive(factor, "factor");
        return (factor, given.Count == 0 ? null : string.Join("; ", given));
    }

    // 'kWh sent as Wh': the number is in kWh and was taken for Wh, so it is 1000 times as much.
    private static double OfUnit(string text)
    {
        var parts = text.Split(" sent as ", StringSplitOptions.TrimEntries);
        return parts is [var real, var taken] && Units.TryGetValue(real, out var r) && Units.TryGetValue(taken, out var t) && r.Of == t.Of
            ? r.Size / t.Size
            : throw new CorrectionRefusedException($"unit '{text}' is not understood: e.g. 'kWh sent as Wh'; of Wh, kWh, MWh, or W, kW, MW");
    }

    private static double Positive(double value, string name) => value is > 0 and <= Greatest
        ? value
        : throw new CorrectionRefusedException($"'{name}' must be a positive number; a wrong direction is 'sign' -1");
}
