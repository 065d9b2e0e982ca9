using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>A plant of ten circuits whose power is a pure function of time, so that counters, intervals and readings agree.</summary>
public sealed class SamplePlant(TimeProvider time, string zone = "Asia/Tokyo")
{
    public const string Site = "demo";

    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string, DateTimeOffset), double[]> _days = new();

    private static readonly DateTimeOffset Epoch = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    private const int StepsPerDay = 288;

    /// <summary>Circuit, power while working, power by night, in kW.</summary>
    private static readonly (string Meter, double Work, double Night)[] Circuits =
    [
        ("compressor-1", 37, 0), ("compressor-2", 34, 28), ("press-1", 52, 0), ("press-2", 41, 0), ("furnace", 64, 9),
        ("lathe-1", 14, 0), ("lathe-2", 12, 0), ("hvac", 28, 3), ("lighting", 16, 2),
    ];

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(zone);

    /// <summary>The newest reading; the present unless frozen.</summary>
    public DateTimeOffset? FrozenAt { get; set; }

    /// <summary>Nothing is known before.</summary>
    public DateTimeOffset Begin { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Nothing is known of this span.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Lost { get; set; }

    /// <summary>Of this span only the counter's difference is known, spread evenly.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Bridged { get; set; }

    public static IReadOnlyList<string> Meters { get; } = ["main", .. Circuits.Select(c => c.Meter)];

    public DateTimeOffset Now => FrozenAt ?? time.GetUtcNow();

    public LatestValues Latest(string meter)
    {
        var at = new DateTimeOffset(Now.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        return new LatestValues(Site, meter, 1, new Dictionary<string, LatestValue>
        {
            ["active_power_w"] = new(at, PowerW(meter, at)),
            ["energy_import_wh"] = new(at, CounterWh(meter, at)),
        });
    }

    public MeterInfo Info(string meter) => new(Site, meter, ["active_power_w", "energy_import_wh"], Begin, Now, 1);

    public IntervalSeries Intervals(string meter, DateTimeOffset from, DateTimeOffset to)
    {
        var intervals = new List<LedgerInterval>();
        var start = LedgerInterval.StartOf(Max(from, Begin == DateTimeOffset.MinValue ? from : Begin));
        for (; start < to && start < Now; start += LedgerInterval.Step)
        {
            if (start >= Lost.From && start < Lost.To)
            {
                continue;
            }

            // The running quarter is there too, with what is known of it.
            var end = start + LedgerInterval.Step < Now ? start + LedgerInterval.Step : Now;
            var hours = (end - start).TotalHours;
            var wh = CounterWh(meter, end) - CounterWh(meter, start);
            var bridged = start >= Bridged.From && start < Bridged.To;
            intervals.Add(new LedgerInterval(start)
            {
                EnergyImportWh = wh, MeanW = wh / hours, MinW = wh / hours * 0.93, MaxW = wh / hours * 1.08,
                Coverage = bridged ? 0 : hours * 4, Origin = bridged ? IntervalOrigin.CounterAcrossGap : IntervalOrigin.Measured,
            });
        }

        return IntervalSeries.From(Site, meter, intervals);
    }

    public ReadingSeries Readings(string meter, string quantity, DateTimeOffset from, DateTimeOffset to, TimeSpan? every)
    {
        var step = every ?? TimeSpan.FromSeconds(10);
        var times = new List<DateTimeOffset>();
        var values = new List<double>();
        for (var at = new DateTimeOffset(((from.UtcTicks + step.Ticks - 1) / step.Ticks) * step.Ticks, TimeSpan.Zero); at < to && at <= Now; at += step)
        {
            times.Add(at);
            values.Add(quantity == "energy_import_wh" ? CounterWh(meter, at) : PowerW(meter, at));
        }

        return new ReadingSeries(Site, meter, quantity, times, values);
    }

    public double PowerW(string meter, DateTimeOffset at) =>
        meter == "main" ? (Circuits.Sum(c => CircuitKw(c.Meter, at)) + 11) * 1000 : CircuitKw(meter, at) * 1000;

    /// <summary>The integral of power in steps of five minutes; linear within a step.</summary>
    public double CounterWh(string meter, DateTimeOffset at)
    {
        var day = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero);
        var step = (int)((at - day) / Step);
        var begun = day + (step * Step);
        return Day(meter, day)[step] + (PowerW(meter, begun) * (at - begun).TotalHours);
    }

    /// <summary>The counter at every step of a UTC day and at its end.</summary>
    private double[] Day(string meter, DateTimeOffset day) => _days.GetOrAdd((meter, day), key =>
    {
        var counter = new double[StepsPerDay + 1];
        counter[0] = day <= Epoch ? 0 : Day(meter, day.AddDays(-1))[^1];
        for (var i = 0; i < StepsPerDay; i++)
        {
            counter[i + 1] = counter[i] + (PowerW(meter, day + (i * Step)) * Step.TotalHours);
        }

        return counter;
    });

    private double CircuitKw(string meter, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        var (_, work, night) = Circuits.Single(c => c.Meter == meter);
        var off = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || (local.Month, local.Day) == (11, 23);
        var hour = local.TimeOfDay.TotalHours;
        var level = off ? night : hour switch
        {
            < 7.5 or >= 19 => night,
            < 8.5 => night + ((work - night) * (hour - 7.5)),
            >= 12 and < 13 => night + ((work - night) * 0.35),
            >= 17.5 => night + ((work - night) * (19 - hour) / 1.5),
            _ => work,
        };

        // Two slow waves and a fast one, different for each circuit and day.
        var seed = meter.Sum(c => c) + (local.DayOfYear * 7);
        var wave = 1 + (0.12 * Math.Sin((local.DayOfYear * 2.3) + (hour / 5))) + (0.10 * Math.Sin((local.DayOfYear * 1.1) + seed)) + (0.05 * Math.Sin(seed + (hour * 1.7))) + (0.04 * Math.Sin((seed * 3) + (hour * 11))) + (0.02 * Math.Sin(seed + (hour * 400)));
        return Math.Max(0, level * wave);
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
