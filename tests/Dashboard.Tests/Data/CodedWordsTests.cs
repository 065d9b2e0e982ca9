using System.Text.RegularExpressions;
using Monitoring.Dashboard.Data;
using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Data;

public sealed partial class CodedWordsTests
{
    public static TheoryData<string> Refusals =>
        [.. CodesOf(typeof(ImportCodes)).Where(c => c != ImportCodes.Other), .. CodesOf(typeof(CorrectionCodes))];

    public static TheoryData<string> Notes => [.. CodesOf(typeof(NoteCodes))];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_has_its_cause_and_cure_in_both_languages(string code)
    {
        var problem = ImportProblems.Find(code) ?? CorrectionProblems.Find(code);
        Assert.True(problem is not null, $"{code} has no words");
        AssertBoth(problem.Reason);
        AssertBoth(problem.Cure);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public void Every_remark_has_words_in_both_languages(string code)
    {
        var text = CodedWords.Find(code);
        Assert.True(text is not null, $"{code} has no words");
        AssertBoth(text);
    }

    [Fact]
    public void A_value_that_an_older_Ingestor_does_not_say_is_a_dash() => Assert.Contains("—", ImportProblems.Find(ImportCodes.PartialQuarter)!.With(["2"]).Reason, StringComparison.Ordinal);

    private static void AssertBoth(Text text)
    {
        Assert.Matches(Japanese(), text.Ja);
        Assert.DoesNotMatch(Japanese(), text.En);
        Assert.NotEmpty(text.En);
        Assert.Equal(Placeholders(text.Ja), Placeholders(text.En));
    }

    private static SortedSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    private static IEnumerable<string> CodesOf(Type codes) => codes.GetFields().Select(f => (string)f.GetRawConstantValue()!);

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", RegexOptions.None, 1000)]
    private static partial Regex Japanese();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
