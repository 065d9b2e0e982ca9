using CsCheck;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>
/// What holds for every history: counters in both directions that grow, jitter, reset, roll over, err, repeat themselves and are exchanged, and power,
/// with gaps.
/// </summary>
public sealed class IntervalProperties
{
    private const long Quarter = 900_000;
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    // Seconds to the next sample, energy until then, power, and what happens.
    private static readonly Gen<(MeterSamples Samples, MeterFacts Facts)> Histories =
        Gen.Select(Gen.Int[1, 3000], Gen.Double[0, 5000], Gen.Double[-3000, 9000], Gen.Enum<Event>()).Array[2, 80].Select(History);

    [Fact]
    public void Shuffled_and_doubled_samples_give_the_same_ledger() =>
        Gen.Select(Histories, Gen.Int[0, int.MaxValue]).Sample((known, seed) =>
        {
            var (history, facts) = known;
            var random = new Random(seed);
            IReadOnlyList<Sample> Mixed(IReadOnlyList<Sample> samples)
            {
                Sample[] more = [.. samples, .. samples.Where(_ => random.Next(3) == 0)];
                random.Shuffle(more);
                return more;
            }

            var mixed = history with
            {
                EnergyImport = Mixed(history.EnergyImport),
                EnergyExport = Mixed(history.EnergyExport),
                ReactiveLag = Mixed(history.ReactiveLag),
                ActivePower = Mixed(history.ActivePower),
                ReactivePower = Mixed(history.ReactivePower),
            };
            Assert.Equal(Build(history, facts), Build(mixed, facts));
        });

    [Fact]
    public void Nothing_is_negative_nothing_is_covered_twice_and_no_interval_is_empty() =>
        Histories.Sample(known => Assert.All(Build(known.Samples, known.Facts), i =>
        {
            Assert.True(i.EnergyImportWh is null or >= 0);
            Assert.True(i.EnergyExportWh is null or >= 0);
            Assert.True(i.ReactiveLagVarh is null or >= 0);
            Assert.True(i.ReactiveLeadVarh is null or >= 0);
            Assert.InRange(i.Coverage, 0, 1);
            Assert.True(i.MinW is null || i.MinW <= i.MaxW);
            Assert.True(i.EnergyImportWh is not null || i.EnergyExportWh is not null || i.ReactiveLagVarh is not null);
        }));

    [Fact]
    public void Recomputing_a_part_with_its_neighbours_gives_the_same_as_computing_all() =>
        Gen.Select(Histories, Gen.Int[0, 200], Gen.Int[1, 20]).Sample((known, skip, count) =>
        {
            var (history, facts) = known;
            var all = Build(history, facts);
            var (from, to) = (Start + (skip * Quarter), Start + ((skip + count) * Quarter));
            var part = new MeterSamples
            {
                EnergyImport = Counted(history.EnergyImport, from, to),
                EnergyExport = Counted(history.EnergyExport, from, to),
                ReactiveLag = Counted(history.ReactiveLag, from, to),
                ActivePower = Measured(history.ActivePower, from, to),
                ReactivePower = Measured(history.ReactivePower, from, to),
            };

            // Compared as written out: sums of the same amounts may differ in the last bit.
            Assert.Equal(
                all.Where(i => i.Start.ToUnixTimeMilliseconds() >= from && i.Start.ToUnixTimeMilliseconds() < to).Select(Rounded),
                IntervalBuilder.Build(part, from, to, facts).Select(Rounded));
        });

    [Fact]
    public void Over_any_span_between_samples_the_sum_is_the_counters_difference() =>
        Gen.Select(Gen.Int[1, 40], Gen.Double[0, 5000]).Array[2, 60].Sample(steps =>
        {
            // Samples on quarter hours, some quarters apart, so that spans of intervals end at samples.
            var samples = new List<Sample>();
            var (time, value) = (Start, 1e6);
            foreach (var (quarters, energy) in steps)
            {
                samples.Add(new Sample(time, value));
                time += quarters % 4 == 0 ? Quarter * quarters / 4 : Quarter;
                value += energy;
            }

            var intervals = IntervalBuilder.Build(new MeterSamples { EnergyImport = samples }, Start, time);
            for (var a = 0; a < samples.Count; a += 7)
            {
                for (var b = a + 1; b < samples.Count; b += 5)
                {
                    var sum = intervals.Where(i => i.Start.ToUnixTimeMilliseconds() >= samples[a].TimeMs && i.Start.ToUnixTimeMilliseconds() < samples[b].TimeMs)
                        .Sum(i => i.EnergyImportWh!.Value);
                    Assert.Equal(samples[b].Value - samples[a].Value, sum, 1e-6);
                }
            }
        });

    private static (MeterSamples Samples, MeterFacts Facts) History((int Seconds, double Energy, double Power, Event Event)[] steps)
    {
        var (time, total, other) = (Start + 1000, steps.Length % 3 == 0 ? 0 : 3e6, 0.0);
        var (import, export, lag, power) = (new List<Sample>(), new List<Sample>(), new List<Sample>(), new List<Sample>());
        var (exchanges, facts) = (new List<MeterExchange>(), new MeterFacts { MaxPowerW = steps.Length % 5 == 0 ? 500_000 : null });
        foreach (var (seconds, amount, watts, happens) in steps)
        {
            total = happens switch
            {
                Event.Reset => amount,
                Event.Jump => total + (1000 * amount),
                Event.AtTheEdge => 1e7 - (amount / 2),
                _ => total >= 1e7 ? total - 1e7 : total,
            };
            if (happens == Event.Exchange)
            {
                exchanges.Add(Exchanged(time - 500, total, amount));
                total = amount + 1;
            }

            if (happens != Event.NoCounter)
            {
                import.Add(new Sample(time, happens switch
                {
                    Event.Jitter => total - 80,
                    Event.Zero => 0,
                    Event.High => total + (1000 * amount),
                    Event.Repeat when import.Count > 0 => import[^1].Value,
                    _ => total,
                }));
            }

            if (happens is Event.Export or Event.Jitter)
            {
                export.Add(new Sample(time, other));
            }

            if (happens is Event.Reactive or Event.High or Event.Zero)
            {
                lag.Add(new Sample(time, happens == Event.Zero ? 0 : other));
            }

            if (happens != Event.NoPower)
            {
                power.Add(new Sample(time, watts));
            }

            time += seconds * 1000L;
            total += amount;
            other += amount / 3;
        }

        var samples = new MeterSamples
        {
            EnergyImport = import,
            EnergyExport = export,
            ReactiveLag = lag,
            ActivePower = power,
            ReactivePower = [.. power.Select(s => s with { Value = s.Value / 3 })],
        };
        return (samples, facts with { Exchanges = exchanges });
    }

    // Now and then a reading was not noted.
    private static MeterExchange Exchanged(long atMs, double last, double first) => new(atMs)
    {
        Counters = [new(QuantityCatalogue.EnergyImport, atMs % 3 == 0 ? null : last, atMs % 4 == 0 ? null : first)],
    };

    private static IReadOnlyList<LedgerInterval> Build(MeterSamples history, MeterFacts facts) =>
        IntervalBuilder.Build(history, Start, Start + (400 * Quarter), facts);

    // As much as the rules say that matters, and no more.
    private static IReadOnlyList<Sample> Counted(IReadOnlyList<Sample> samples, long fromMs, long toMs)
    {
        if (samples.Count == 0)
        {
            return samples;
        }

        var first = Math.Min(CounterNeighbours.FirstFrom(samples, fromMs), samples.Count - 1);
        var last = Math.Max(CounterNeighbours.FirstFrom(samples, toMs) - 1, 0);
        first = CounterNeighbours.Earliest(samples, first, long.MinValue) ?? 0;
        last = CounterNeighbours.Latest(samples, last, long.MaxValue) ?? samples.Count - 1;
        return [.. samples.Skip(first).Take(last + 1 - first)];
    }

    private static IReadOnlyList<Sample> Measured(IReadOnlyList<Sample> samples, long fromMs, long toMs)
    {
        var reach = (long)IntervalRules.PowerReach.TotalMilliseconds;
        return [.. samples.Where(s => s.TimeMs >= fromMs - reach && s.TimeMs < toMs + reach), .. samples.SkipWhile(s => s.TimeMs < toMs + reach).Take(1)];
    }

    private static string Rounded(LedgerInterval i) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{i.Start:u} {i.EnergyImportWh:F5} {i.EnergyExportWh:F5} {i.MeanW:F3} {i.MinW:F3} {i.MaxW:F3} {i.ReactiveLagVarh:F5} {i.ReactiveLeadVarh:F5} {i.Coverage:F9} {i.Origin}");

    private enum Event
    {
        None,
        Jitter,
        Reset,
        Zero,
        High,
        Export,
        Reactive,
        NoPower,
        NoCounter,
        Jump,
        AtTheEdge,
        Repeat,
        Exchange,
    }
}
