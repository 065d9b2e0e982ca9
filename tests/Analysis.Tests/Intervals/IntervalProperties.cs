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

    [Fact]
    public void Shuffled_and_doubled_samples_give_the_same_ledger() =>
        Gen.Select(GeneratedHistory.All, Gen.Int[0, int.MaxValue]).Sample((known, seed) =>
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
        GeneratedHistory.All.Sample(known => Assert.All(Build(known.Samples, known.Facts), i =>
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
        Gen.Select(GeneratedHistory.All, Gen.Int[0, 200], Gen.Int[1, 20]).Sample((known, skip, count) =>
        {
            var (history, facts) = known;
            var all = Build(history, facts);
            var (from, to) = (GeneratedHistory.Start + (skip * Quarter), GeneratedHistory.Start + ((skip + count) * Quarter));
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
            var (time, value) = (GeneratedHistory.Start, 1e6);
            foreach (var (quarters, energy) in steps)
            {
                samples.Add(new Sample(time, value));
                time += quarters % 4 == 0 ? Quarter * quarters / 4 : Quarter;
                value += energy;
            }

            var intervals = IntervalBuilder.Build(new MeterSamples { EnergyImport = samples }, GeneratedHistory.Start, time);
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

    private static IReadOnlyList<LedgerInterval> Build(MeterSamples history, MeterFacts facts) =>
        IntervalBuilder.Build(history, GeneratedHistory.Start, GeneratedHistory.Start + (400 * Quarter), facts);

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
}
