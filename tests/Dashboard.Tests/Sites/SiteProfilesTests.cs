using Microsoft.Extensions.Options;
using Monitoring.Dashboard.Sites;
using Monitoring.Support;

namespace Monitoring.Dashboard.Tests.Sites;

public sealed class SiteProfilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private SiteProfiles Profiles => field ??= new SiteProfiles(Options.Create(new DashboardOptions { SitesFolder = _folder.Path }));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_profile_is_read_and_read_again_when_its_file_changes()
    {
        Write("demo", """{ "site": "demo", "contract": { "contract_kw": 320 } }""", 1);
        Assert.Equal(320, Profiles.Of("demo").Profile!.Contract!.ContractKw);

        Write("demo", """{ "site": "demo", "contract": { "contract_kw": 350 } }""", 2);
        Assert.Equal(350, Profiles.Of("demo").Profile!.Contract!.ContractKw);
    }

    [Fact]
    public void A_site_without_a_file_has_no_profile_and_no_problem()
    {
        var (profile, problems) = Profiles.Of("nobody");
        Assert.Null(profile);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_broken_profile_names_its_file_and_every_problem()
    {
        Write("demo", """{ "site": "demo", "time_zone": "Mars/Base", "contract": { "contract_kw": -1 } }""", 1);

        var (profile, problems) = Profiles.Of("demo");

        Assert.Null(profile);
        Assert.Equal(2, problems.Count);
        Assert.All(problems, p => Assert.StartsWith("demo.json: ", p, StringComparison.Ordinal));
        Assert.Equal(problems, Profiles.AllProblems());
    }

    [Fact]
    public void A_profile_under_another_sites_name_is_refused()
    {
        Write("demo", """{ "site": "other" }""", 1);
        Assert.Contains("'other'", Assert.Single(Profiles.Of("demo").Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_is_not_UTF_8_is_refused_with_the_cure()
    {
        byte[] factory = [0x8D, 0x48, 0x8F, 0xEA]; // 工場 in Shift_JIS
        File.WriteAllBytes(Path.Combine(_folder.Path, "demo.json"), [.. """{ "site": "demo", "name": { "ja": " """u8, .. factory, .. "\" } }"u8]);

        var (profile, problems) = Profiles.Of("demo");

        Assert.Null(profile);
        Assert.Contains("save it as UTF-8", Assert.Single(problems), StringComparison.Ordinal);
    }

    private void Write(string site, string json, int minute)
    {
        var file = Path.Combine(_folder.Path, site + ".json");
        File.WriteAllText(file, json);
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 11, 24, 1, minute, 0, DateTimeKind.Utc));
    }
}
