using Monitoring.Analysis.Intervals;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Support;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>A real plant's year of 959,636.71 kWh, told by counters that err: the energy stays, and only what must be is marked.</summary>
public sealed class SteelYearTests
{
    private const double TotalKwh = 959_636.71;
    private const double Display = 100_000_000;

    public SteelYearTests() => Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_plain_year_is_measured_throughout(bool withPower) => AssertYear(Build(Counter(), withPower));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_day_that_is_missing_keeps_its_energy_and_is_marked(bool withPower)
    {
        var (from, to) = (At(6, 14, 0, 0), At(6, 15, 0, 0));
        var year = Build(Counter().Where(s => s.TimeMs < from || s.TimeMs >= to), withPower, p => p.TimeMs < from || p.TimeMs >= to);

        // The last sample before the day is that of 23:45.
        AssertYear(year, marked: Enumerable.Range(0, 97).Select(i => from + ((i - 1) * LedgerInterval.StepMs)));
        var kwh = year.Where(i => Ms(i) >= from && Ms(i) < to).Sum(i => i.EnergyImportWh!.Value);
        Assert.Equal(96.0 / 97 * (CounterAt(to) - CounterAt(from - LedgerInterval.StepMs)), kwh, 3);
    }

    [Fact]
    public void A_reset_after_the_sample_of_noon_marks_the_quarter_that_holds_it() =>
        AssertYear(Build(ResetAtNoon(), withPower: false), marked: [At(6, 15, 12, 0)]);

    [Fact]
    public void A_reset_that_power_confirms_to_have_lost_nothing_marks_nothing() => AssertYear(Build(ResetAtNoon(), withPower: true));

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void A_display_that_rolls_over_at_100_MWh_counts_on(bool withPower, bool isKnown)
    {
        var facts = new MeterFacts { Moduli = new Dictionary<Quantity, double> { [QuantityCatalogue.EnergyImport] = Display } };
        AssertYear(Build(Counter().Select(s => s with { Value = s.Value % Display }), withPower, facts: isKnown ? facts : null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_back_of_a_tenth_of_a_kWh_change_nothing(bool withPower) => AssertYear(Build(Jittering(Counter()), withPower));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_tenth_sample_doubled_and_the_year_shuffled_is_the_same_ledger(bool withPower) =>
        Assert.Equal(Build(Counter(), withPower), Build(Mixed(Counter()), withPower, mix: true));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_of_it_at_once(bool withPower)
    {
        var (from, to) = (At(9, 3, 0, 0), At(9, 4, 0, 0));
        var counter = Jittering(ResetAtNoon().Select(s => s with { Value = s.Value % Display }))
            .Where(s => s.TimeMs < from || s.TimeMs >= to);
        var year = Build(Mixed(counter), withPower, p => p.TimeMs < from || p.TimeMs >= to, mix: true);
        var gap = Enumerable.Range(0, 97).Select(i => from + ((i - 1) * LedgerInterval.StepMs));
        AssertYear(year, withPower ? gap : [At(6, 15, 12, 0), .. gap]);
    }

    private static void AssertYear(IReadOnlyList<LedgerInterval> year, IEnumerable<long>? marked = null)
    {
        Assert.Equal(SteelPlant.Intervals.Select(i => i.Start), year.Select(i => i.Start));
        Assert.Equal(TotalKwh, year.Sum(i => i.EnergyImportWh!.Value) / 1000, 2);
        Assert.Equal(marked ?? [], year.Where(i => i.Origin != IntervalOrigin.Measured).Select(Ms));
        Assert.All(year, i => Assert.Equal(i.Origin == IntervalOrigin.Measured ? 1 : 0, i.Coverage));
    }

    private static IReadOnlyList<LedgerInterval> Build(
        IEnumerable<Sample> counter, bool withPower, Func<Sample, bool>? wanted = null, MeterFacts? facts = null, bool mix = false)
    {
        var power = SteelPlant.Intervals.Select(i => new Sample(Ms(i), i.MeanW!.Value)).Where(wanted ?? (_ => true));
        var samples = new MeterSamples { EnergyImport = [.. counter], ActivePower = withPower ? [.. mix ? Mixed(power) : power] : [] };
        return IntervalBuilder.Build(samples, Ms(SteelPlant.Intervals[0]), Ms(SteelPlant.Intervals[^1]) + LedgerInterval.StepMs, facts);
    }

    // The counter at the start of every quarter hour, and at the end of the year.
    private static IEnumerable<Sample> Counter()
    {
        var total = 0.0;
        foreach (var interval in SteelPlant.Intervals)
        {
            yield return new Sample(Ms(interval), total);
            total += interval.EnergyImportWh!.Value;
        }

        yield return new Sample(Ms(SteelPlant.Intervals[^1]) + LedgerInterval.StepMs, total);
    }

    private static IEnumerable<Sample> ResetAtNoon()
    {
        var noon = At(6, 15, 12, 0);
        var before = CounterAt(noon);
        return Counter().Select(s => s.TimeMs > noon ? s with { Value = s.Value - before } : s);
    }

    private static IEnumerable<Sample> Jittering(IEnumerable<Sample> counter) =>
        counter.Select((s, i) => i % 50 == 25 && s.Value > 100 ? s with { Value = s.Value - 100 } : s);

    private static Sample[] Mixed(IEnumerable<Sample> samples)
    {
        Sample[] mixed = [.. samples.SelectMany((s, i) => Enumerable.Repeat(s, i % 10 == 0 ? 2 : 1))];
        new Random(1).Shuffle(mixed);
        return mixed;
    }

    private static double CounterAt(long timeMs) => Counter().First(s => s.TimeMs == timeMs).Value;

    private static long At(int month, int day, int hour, int minute) =>
        SteelPlant.Seoul.ToUtc(new DateTime(2018, month, day, hour, minute, 0, DateTimeKind.Unspecified)).ToUnixTimeMilliseconds();

    private static long Ms(LedgerInterval interval) => interval.Start.ToUnixTimeMilliseconds();
}
