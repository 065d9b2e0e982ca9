using System.Reflection;
using System.Text.RegularExpressions;
using Monitoring.Dashboard;
using Monitoring.Gateway;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Documents;

/// <summary>What the documents name must be there: a setting, a file, a folder.</summary>
public sealed partial class DocumentTests
{
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        ["Gateway"] = typeof(GatewayOptions), ["Ingestor"] = typeof(Ingestor.IngestorOptions), ["Dashboard"] = typeof(DashboardOptions),
    };

    [Fact]
    public void Every_setting_that_a_document_names_exists()
    {
        var keys = Documents().SelectMany(d => SettingKey().Matches(File.ReadAllText(d))).Select(m => m.Value.Replace("__", ":", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(keys.Count > 20, "The pattern no longer finds the settings.");
        Assert.DoesNotContain(keys, key => !Exists(key));
    }

    [Fact]
    public void Every_path_that_a_document_names_exists()
    {
        var paths = Documents().SelectMany(d => RepositoryPath().Matches(File.ReadAllText(d))).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(paths.Count > 10, "The pattern no longer finds the paths.");
        Assert.DoesNotContain(paths, path => !Path.Exists(Path.Combine(Checkout.Root, path)));
    }

    private static IEnumerable<string> Documents() =>
        ((string[])["README.md", "CONTRIBUTING.md", "deploy/README.md", "deploy/compose.yaml", .. UnitFiles()]).Select(d => Path.Combine(Checkout.Root, d));

    private static string[] UnitFiles() => Directory.GetFiles(Path.Combine(Checkout.Root, "deploy", "systemd"), "*.service");

    private static bool Exists(string key)
    {
        var names = key.Split(':');
        Type? type = Sections[names[0]];
        foreach (var name in names[1..])
        {
            type = type?.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.PropertyType;
        }

        return type is not null;
    }

    // Gateway:Mqtt:Host as in text, Gateway__Mqtt__Host as in environments.
    [GeneratedRegex("(?<![A-Za-z.])(Gateway|Ingestor|Dashboard)((:|__)[A-Z][A-Za-z]+)+", RegexOptions.None, 1000)]
    private static partial Regex SettingKey();

    [GeneratedRegex(@"(?<![\w/.$}-])(src|tests|simulators|deploy)/[\w./-]*\w", RegexOptions.None, 1000)]
    private static partial Regex RepositoryPath();
}
