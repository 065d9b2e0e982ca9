using Monitoring.Gateway.Decoding;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Decoding;

public sealed class DefinitionTests
{
    [Fact]
    public void Every_shipped_definition_loads_and_is_described_in_both_languages()
    {
        var errors = new List<string>();
        var files = DefinitionFile.ReadAll([Definitions.Folder], errors);
        DefinitionCompiler.Compile(files, [], new ClockRule(new ClockOptions()), errors);

        Assert.Equal(string.Empty, string.Join("\n", errors));
        Assert.Equal(Directory.GetFiles(Definitions.Folder, "*.json").Length, files.Count);
        Assert.Contains(files, f => f.Definition.Id == "shelly-em");
        Assert.All(files, f =>
        {
            Assert.All(f.Definition.Caveats.Append(f.Definition.Model), t => Assert.True(t.Ja.Length > 0 && t.En.Length > 0));
            Assert.Equal(f.Definition.Id, Path.GetFileNameWithoutExtension(f.Path));
        });
    }

    [Theory]
    [InlineData("\"quantity\": \"active_power_w\"", "\"quantity\": \"watts\"", "line 7", "'watts' is no quantity")]
    [InlineData("\"payload\": \"json\"", "\"payload\": \"xml\"", "line 5", "payload")]
    [InlineData("\"maker\": \"Maker\",", "\"maker\": \"Maker\", \"makr\": 1,", "line 3", "makr")]
    [InlineData("\"topics\": [\"x/{device}\"],", "", "line 1", "\"topics\" is missing")]
    [InlineData("] }", "]", "line 8", "Compare it with the other files")]
    public void A_bad_file_is_named_with_line_and_cure(string good, string bad, string line, string cure)
    {
        using var folder = new TempFolder();
        const string Sound = """
            {
              "id": "x",
              "maker": "Maker",
              "model": { "ja": "型", "en": "model" },
              "payload": "json",
              "topics": ["x/{device}"],
              "values": [ { "path": "p", "quantity": "active_power_w" }
            ] }
            """;
        File.WriteAllText(folder.File("x.json"), Sound.Replace(good, bad, StringComparison.Ordinal));

        var errors = new List<string>();
        DefinitionCompiler.Compile(DefinitionFile.ReadAll([folder.Path], errors), [], new ClockRule(new ClockOptions()), errors);

        var error = Assert.Single(errors);
        Assert.Contains(folder.File("x.json"), error, StringComparison.Ordinal);
        Assert.Contains(line, error, StringComparison.Ordinal);
        Assert.Contains(cure, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_users_folder_replaces_the_built_in_one_of_the_same_id()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("mine.json"), """
            { "id": "shelly-em", "maker": "Me", "model": { "ja": "型", "en": "model" }, "payload": "json",
              "topics": ["{device}/x"], "values": [ { "path": "ENERGY.Power.1", "quantity": "active_power_w", "scale": 2 } ] }
            """);
        var errors = new List<string>();
        var files = DefinitionFile.ReadAll([Definitions.Folder, folder.Path], errors);

        Assert.Equal(string.Empty, string.Join("\n", errors));
        Assert.Equal("Me", files.Single(f => f.Definition.Id == "shelly-em").Definition.Maker);
    }
}
