using System.Text.RegularExpressions;
using Monitoring.Support;

namespace Monitoring.Simulators.Tests.Factory.Machines;

public sealed partial class SourcesTests
{
    [Fact]
    public void Every_source_that_a_comment_names_is_in_the_list_of_sources()
    {
        var factory = Path.Combine(Checkout.Root, "simulators", "Factory");
        var listed = Tag().Matches(File.ReadAllText(Path.Combine(factory, "Machines", "SOURCES.md"))).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var named = Directory.EnumerateFiles(factory, "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Brackets().Matches(File.ReadAllText(f))).SelectMany(m => Tag().Matches(m.Value)).Select(m => m.Value);
        Assert.DoesNotContain(named, tag => !listed.Contains(tag));
    }

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.None, 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\bS\d+\b", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
