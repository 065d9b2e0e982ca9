using System.Reflection;
using System.Text.RegularExpressions;
using Monitoring.Dashboard.Connecting;
using Monitoring.Dashboard.Load;
using Monitoring.Dashboard.Localization;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Reviewing;

namespace Monitoring.Dashboard.Tests.Localization;

public sealed partial class CountTests
{
    // Counts that are never one: constants of the program, and texts that have another for one.
    private static readonly string[] NeverOne =
    [
        nameof(LoadTexts.ProfilesWait), nameof(LoadTexts.NeedsWorkingDays), nameof(LoadTexts.NeedsHours), nameof(LoadTexts.CustomWrong),
        nameof(ReviewTexts.DoneWait), nameof(ReviewTexts.HandledRule), nameof(ReviewTexts.LastRuns), nameof(ConnectTexts.Arrived),
    ];

    public static TheoryData<Type> Pages => [typeof(NowTexts), typeof(LoadTexts), typeof(ReviewTexts), typeof(ConnectTexts)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_English_text_says_one_days_or_parts_percent_from_its_number(Type texts)
    {
        var wrong = texts.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(Text))
            .Select(f => (f.Name, Text: (Text)f.GetValue(null)!))
            .Where(t => (Counted().IsMatch(t.Text.En) && !NeverOne.Contains(t.Name)) || t.Text.En.Contains("} %", StringComparison.Ordinal) || t.Text.Ja.Contains("} %", StringComparison.Ordinal))
            .Select(t => t.Name);

        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\{\d\} (more |complete |working )*(days|meters|circuits|windows|findings|sites|hours)\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counted();
}
