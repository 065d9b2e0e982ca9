using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>States of the page いま for tests of pure functions: 10:17:26 on a Tuesday in Tokyo unless said otherwise.</summary>
public static class SampleNow
{
    public static readonly DateTimeOffset Moment = new(2026, 11, 24, 1, 17, 26, TimeSpan.Zero);

    public static SiteEntry Site(ContractTerms? contract = null, bool tree = true) => new(
        "demo", "見本製作所", TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"),
        new SiteProfile
        {
            Site = "demo",
            MainMeter = "main",
            Contract = contract,
            Meters = !tree ? [] :
            [
                new MeterProfile { Meter = "main", Name = new BilingualText("受電", "Incoming supply") },
                .. Enumerable.Range(1, 7).Select(i => new MeterProfile { Meter = $"c{i}", Parent = "main", Name = new BilingualText($"{i}号機", $"Machine {i}") }),
            ],
        },
        []);

    public static ContractTerms Terms(double? target = 400, double? contract = 450) => new() { TargetKw = target, ContractKw = contract };

    public static DemandWindow Window(double? forecastKw, DateTimeOffset? at = null)
    {
        var now = at ?? Moment;
        var (start, end) = DemandWindow.Bounds(now, SiteZone.Of("Asia/Tokyo"), 30);
        return new DemandWindow { Start = start, End = end, Now = now, ForecastW = forecastKw * 1000, EnergyWh = forecastKw * 290 };
    }

    public static SiteNow Of(
        SiteEntry? site = null, double? forecastKw = 368, DemandLevel level = DemandLevel.Normal, DateTimeOffset? at = null,
        double mainKw = 362, TimeSpan age = default, params (string Meter, double Kw)[] circuits)
    {
        var now = at ?? Moment;
        LatestValues Meter(string id, double kw) => new("demo", id, 1, new Dictionary<string, LatestValue> { ["active_power_w"] = new(now - age, kw * 1000) });
        var meters = circuits.Select(c => Meter(c.Meter, c.Kw)).Append(Meter("main", mainKw)).ToDictionary(m => m.Meter);
        return new SiteNow
        {
            Site = site ?? Site(Terms()),
            Now = now,
            Live = new SiteSnapshot("demo", now, meters, null),
            MainMeter = "main",
            Window = Window(forecastKw, now),
            Level = level,
        };
    }
}
