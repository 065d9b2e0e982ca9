using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Support;
using YamlDotNet.Serialization.NamingConventions;

namespace Monitoring.Simulators.Tests.Factory.Machines;

public sealed partial class ReadmeTests
{
    private static readonly Dictionary<string, (List<string> Must, List<string> May)> Rows = Read();

    public static TheoryData<string> Models => [.. MachineModels.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_in_the_readme_with_everything_it_must_say_and_nothing_it_does_not_know(string model)
    {
        Assert.Contains(model, Rows.Keys);
        var properties = MachineModels.All[model].GetProperties().ToDictionary(p => UnderscoredNamingConvention.Instance.Apply(p.Name), StringComparer.Ordinal);
        var needed = properties.Where(p => p.Value.GetCustomAttribute<RequiredMemberAttribute>() is not null && p.Key is not "id" and not "model").Select(p => p.Key);
        Assert.Equal(needed.Order(StringComparer.Ordinal), Rows[model].Must.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Rows[model].May, key => !properties.ContainsKey(key));
    }

    private static Dictionary<string, (List<string>, List<string>)> Read()
    {
        var rows = new Dictionary<string, (List<string>, List<string>)>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(Checkout.Root, "simulators", "Factory", "Machines", "README.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)))
        {
            var cells = line.Split('|').Skip(1).Select(c => Code().Matches(c).Select(m => m.Groups[1].Value).ToList()).ToList();
            foreach (var model in cells[0])
            {
                rows.Add(model, (cells[1], cells[2]));
            }
        }

        return rows;
    }

    [GeneratedRegex("`([^`]+)`", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
