using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Intervals;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Readings;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;
using static Monitoring.Simulators.Tests.Factory.Simulated;

namespace Monitoring.Simulators.Tests.Factory;

/// <summary>The demo promises something to find, at whatever time of the year and with whatever seed it is started.</summary>
public sealed class DemoFindingsTests
{
    [Theory]
    [InlineData(1, 2026, 11, 24)]
    [InlineData(2, 2026, 11, 24)]
    [InlineData(7, 2026, 8, 20)] // just after Obon
    [InlineData(1, 2027, 1, 8)] // just after the turn of the year
    [InlineData(3, 2027, 5, 7)] // just after the holidays of May
    [InlineData(1, 2027, 7, 15)]
    public void Sixty_days_hold_a_true_finding_of_each_detector(int seed, int year, int month, int day)
    {
        var data = SiteOf(seed, At(year, month, day, 10));
        var found = DetectorCatalogue.All.SelectMany(d => d.Run(data).Findings).ToList();

        Assert.Equal(["off-hours-load"], found.Where(f => f.Meter != "main").Select(f => f.Code).Distinct());
        Assert.Contains(found, f => f is { Code: "off-hours-load", Meter: "compressor-1" });
        var peak = Assert.Single(found, f => f.Code == "demand-peak");
        Assert.InRange(data.Zone.ToLocal(peak.Span.From).TimeOfDay.TotalHours, 8.5, 9.5); // after everything was started at once
        Assert.InRange(data.Main.Max(i => i.MeanW!.Value) / 1000, data.Profile.Contract!.TargetKw!.Value, 1.05 * data.Profile.Contract.ContractKw!.Value);
        var factor = Assert.Single(found, f => f.Code == "low-power-factor");
        Assert.InRange(PowerFactor(data), 0.80, 0.84);
        Assert.NotNull(factor.YenPerYear);
    }

    private static double PowerFactor(SiteData data)
    {
        var counted = data.Main.Where(i => data.Zone.ToLocal(i.Start).Hour is >= 8 and < 22).ToList();
        var (wh, varh) = (counted.Sum(i => i.EnergyImportWh!.Value), counted.Sum(i => i.ReactiveLagVarh!.Value));
        return wh / Math.Sqrt((wh * wh) + (varh * varh));
    }

    private static SiteData SiteOf(int seed, DateTimeOffset now)
    {
        Assert.True(SiteProfileJson.TryRead(File.ReadAllText(PlantFile.DemoProfile), out var profile, out _));
        return new SiteData(profile, SiteZone.Of(profile.TimeZone!), new WorkingCalendar(profile.Calendar), now, Ledger(seed, now));
    }

    private static Dictionary<string, IReadOnlyList<LedgerInterval>> Ledger(int seed, DateTimeOffset now)
    {
        var from = now.AddDays(-60);
        var meters = new PlantMeters(Demo with { CountersSince = DateOnly.FromDateTime(from.Date) }, seed);
        var samples = meters.Names.ToDictionary(n => n, _ => (Wh: new List<Sample>(), Varh: new List<Sample>(), W: new List<Sample>()), StringComparer.Ordinal);
        for (meters.MoveTo(from); meters.SlotStart < now; meters.MoveTo(meters.SlotStart.AddMinutes(5)))
        {
            foreach (var reading in meters.AtSlotStart())
            {
                var ms = reading.Time.ToUnixTimeMilliseconds();
                samples[reading.Meter].Wh.Add(new Sample(ms, reading.Wh));
                samples[reading.Meter].Varh.Add(new Sample(ms, reading.Varh));
                samples[reading.Meter].W.Add(new Sample(ms, reading.W));
            }
        }

        return samples.ToDictionary(
            s => s.Key,
            s => IntervalBuilder.Build(
                new MeterSamples { EnergyImport = s.Value.Wh, ReactiveLag = s.Value.Varh, ActivePower = s.Value.W },
                from.ToUnixTimeMilliseconds(),
                now.ToUnixTimeMilliseconds()),
            StringComparer.Ordinal);
    }
}
