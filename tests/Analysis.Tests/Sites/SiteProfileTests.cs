using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Tests.Sites;

public sealed class SiteProfileTests
{
    private const string Whole = """
        { "site":"demo", "name":{"ja":"見本製作所","en":"Sample Works"}, "time_zone":"Asia/Tokyo", "main_meter":"main",
          "meters":[ {"meter":"main","name":{"ja":"受電","en":"Incoming supply"},"parent":null,"kind":"main"},
                     {"meter":"compressor-1","parent":"main","kind":"compressor"} ],
          "contract":{"kind":"measured","contract_kw":320,"target_kw":300,"window_minutes":30},
          "tariff":{"name":{"ja":"見本"},"basic_yen_per_kw":2142.78,"energy_yen_per_kwh":16.32,"levy_yen_per_kwh":4.18,"source":"sample","valid_from":"2026-04-01"},
          "emission_factor":{"t_co2_per_kwh":0.000423,"name":{"ja":"全国平均"},"source":"sample","year":"2024","provisional":true},
          "calendar":{"working_days":["mon","tue","wed","thu","fri"],"holidays":"jp","closures":["2026-08-13"],"extra_working_days":[],
                      "shifts":[{"start":"08:30","end":"17:30"},{"start":"22:00","end":"24:00"}],"lunch":{"start":"12:00","end":"13:00"}} }
        """;

    [Fact]
    public void A_whole_profile_is_read()
    {
        Assert.True(SiteProfileJson.TryRead(Whole, out var profile, out _));
        Assert.Equal("Asia/Tokyo", profile.TimeZone);
        Assert.Equal("main", profile.Meter("compressor-1")!.Parent);
        Assert.Equal("受電", profile.NameOf("main").In("ja"));
        Assert.Equal("compressor-1", profile.NameOf("compressor-1").In("ja"));
        Assert.Equal(300_000, profile.Contract!.TargetW);
        Assert.Equal(20.50, profile.Tariff!.MarginalYenPerKwh!.Value, 9);
        Assert.Equal(0.000423, profile.EmissionFactor!.TCo2PerKwh);
        Assert.Equal(new ClockRange(new TimeOnly(22, 0), TimeOnly.MinValue), profile.Calendar!.Shifts[1]);
    }

    [Fact]
    public void A_profile_that_was_written_reads_back_the_same()
    {
        Assert.True(SiteProfileJson.TryRead(Whole, out var profile, out _));
        var written = SiteProfileJson.Write(profile);
        Assert.True(SiteProfileJson.TryRead(written, out var again, out _));
        Assert.Equal(written, SiteProfileJson.Write(again));
    }

    [Fact]
    public void Only_the_site_is_required_and_nothing_is_guessed()
    {
        Assert.True(SiteProfileJson.TryRead("""{ "site": "a" }""", out var profile, out _));
        Assert.Null(profile.TimeZone);
        Assert.Null(profile.Contract);
        Assert.Null(profile.Tariff);
        Assert.Null(profile.EmissionFactor);
        Assert.Null(profile.Calendar);
    }

    [Fact]
    public void Every_problem_is_named_at_once_with_its_path()
    {
        const string Wrong = """
            { "time_zone":"Tokyo", "main_meter":"nowhere", "tarif":{},
              "meters":[ {"meter":"a b"}, {"meter":"x","parent":"gone"}, {"meter":"x"}, {"meter":"y","parent":"z"}, {"meter":"z","parent":"y"}, 7 ],
              "contract":{"kind":"fixed","contract_kw":"320","target_kw":-1,"window_minutes":20},
              "tariff":{"energy_yen_per_kwh":-3,"valid_from":"1 April"},
              "emission_factor":{"t_co2_per_kwh":0.423,"provisional":"yes"},
              "calendar":{"working_days":["monday"],"holidays":"kr","closures":["2026-02-30"],"shifts":[{"start":"25:00"}],"lunch":[]} }
            """;
        Assert.False(SiteProfileJson.TryRead(Wrong, out _, out var problems));
        Assert.Equal(
            [
                "calendar.closures[0]", "calendar.holidays", "calendar.lunch", "calendar.shifts[0].end", "calendar.shifts[0].start", "calendar.working_days[0]",
                "contract.contract_kw", "contract.kind", "contract.target_kw", "contract.window_minutes",
                "emission_factor.provisional", "emission_factor.t_co2_per_kwh", "main_meter",
                "meters[0].meter", "meters[1].parent", "meters[2].meter", "meters[3].parent", "meters[4].parent", "meters[5]",
                "site", "tarif", "tariff.energy_yen_per_kwh", "tariff.valid_from", "time_zone",
            ],
            problems.Select(p => p.Path).Order(StringComparer.Ordinal));
        Assert.All(problems, p => Assert.EndsWith(".", p.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"site\": ")]
    public void What_is_no_object_is_refused_without_an_exception(string text)
    {
        Assert.False(SiteProfileJson.TryRead(text, out _, out var problems));
        Assert.Single(problems);
    }
}
