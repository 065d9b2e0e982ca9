using System.Text.RegularExpressions;
using Monitoring.Support;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>The table of rules in src/Analysis/Intervals/README.md names tests that exist.</summary>
public sealed partial class RuleTableTests
{
    [Fact]
    public void Every_rule_names_a_test_and_every_test_named_exists()
    {
        var rows = File.ReadLines(Path.Combine(Checkout.Root, "src", "Analysis", "Intervals", "README.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2).ToList();
        var tests = typeof(RuleTableTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods()).Where(m => m.IsDefined(typeof(FactAttribute), inherit: true)).Select(m => m.Name)
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var named = Name().Matches(row.Split('|')[^2]).Select(m => m.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, tests));
        });
    }

    [GeneratedRegex("`(\\w+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
