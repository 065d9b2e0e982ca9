using Monitoring.Ingestor.Meters;

namespace Monitoring.Ingestor.Tests.Meters;

public sealed class RhythmTests
{
    private const long Minute = 60_000;

    private readonly Rhythm _rhythm = new();

    [Fact]
    public void One_reading_makes_no_rhythm()
    {
        Observe([5 * Minute]);
        Assert.Null(_rhythm.IntervalMs);
    }

    [Fact]
    public void An_outage_does_not_change_the_rhythm()
    {
        Observe(Enumerable.Range(0, 100).Select(i => i * 15 * Minute));
        Observe(Enumerable.Range(0, 8).Select(i => (60 * 60 * Minute) + (i * 15 * Minute)));
        Assert.Equal(15 * Minute, _rhythm.IntervalMs);
    }

    [Fact]
    public void Readings_in_any_order_and_doubled_ones_give_the_same_rhythm()
    {
        var times = Enumerable.Range(0, 200).Select(i => i * 5 * Minute).ToArray();
        new Random(7).Shuffle(times);
        Observe([.. times, .. times]);
        Assert.Equal(5 * Minute, _rhythm.IntervalMs);
    }

    [Fact]
    public void A_meter_that_turns_from_history_to_live_values_is_followed_within_ten_readings()
    {
        Observe(Enumerable.Range(0, 100).Select(i => i * 15 * Minute));
        Observe(Enumerable.Range(0, 10).Select(i => (10_000 * Minute) + (i * 1000)));
        Assert.Equal(1000, _rhythm.IntervalMs);
    }

    [Fact]
    public void After_a_restart_the_saved_rhythm_holds_until_a_few_readings_have_come()
    {
        _rhythm.Restore(15 * Minute);
        Observe([0, 1000, 2000]);
        Assert.Equal(15 * Minute, _rhythm.IntervalMs);
        Observe([3000]);
        Assert.Equal(1000, _rhythm.IntervalMs);
    }

    private void Observe(IEnumerable<long> times)
    {
        foreach (var time in times)
        {
            _rhythm.Observe(time);
        }
    }
}
