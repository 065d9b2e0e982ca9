using System.Reflection;
using System.Text.RegularExpressions;
using Monitoring.Dashboard.Localization;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Localization;

public sealed partial class TextTests
{
    /// <summary>Texts that are rightly written in the other script: the switch names the language it leads to.</summary>
    private static readonly string[] InOtherScript = ["FrameTexts.SwitchLanguage"];

    public static TheoryData<string, Text> All()
    {
        var data = new TheoryData<string, Text>();
        foreach (var field in typeof(Text).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Text)))
        {
            data.Add($"{field.DeclaringType!.Name}.{field.Name}", (Text)field.GetValue(null)!);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_text_says_the_same_in_both_languages(string name, Text text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text.Ja), name);
        Assert.False(string.IsNullOrWhiteSpace(text.En), name);
        Assert.Equal(PlaceholdersOf(text.Ja), PlaceholdersOf(text.En));
        if (!InOtherScript.Contains(name))
        {
            Assert.False(JapaneseLetter().IsMatch(text.En), $"{name} has Japanese letters in its English text: {text.En}");
            Assert.True(JapaneseLetter().IsMatch(text.Ja) || !EnglishWord().IsMatch(text.Ja), $"{name} has no Japanese in: {text.Ja}");
        }
    }

    [Fact]
    public void There_are_texts_to_check() => Assert.True(All().Count > 100);

    [Fact]
    public void A_text_follows_the_language_of_the_circuit()
    {
        var text = new Text("いま {0}", "Now {0}");
        using (new InLanguage("ja"))
        {
            Assert.Equal("いま 5", text.With(5));
        }

        using (new InLanguage("en"))
        {
            Assert.Equal("Now 5", text.With(5));
        }
    }

    [Theory]
    [InlineData("en-US", "en-GB")]
    [InlineData("ja", "ja-JP")]
    [InlineData("fr", "ja-JP")]
    [InlineData(null, "ja-JP")]
    public void Any_language_but_English_is_Japanese(string? tag, string culture) => Assert.Equal(culture, Languages.Of(tag).Name);

    private static SortedSet<string> PlaceholdersOf(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", RegexOptions.None, 1000)]
    private static partial Regex JapaneseLetter();

    [GeneratedRegex("[A-Za-z]{4,}", RegexOptions.None, 1000)]
    private static partial Regex EnglishWord();
}
