using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Meters;

namespace Monitoring.Ingestor.Tests.Meters;

public sealed class SteadyValuesTests
{
    private const long Start = 1_700_000_000_000;

    private readonly SteadyValues _values = new();

    [Fact]
    public void The_time_runs_from_the_first_message_with_the_value_to_the_newest()
    {
        Send(0, power: 10);
        Send(60, power: 33);
        Send(120, power: 33);
        Send(180, power: 33);
        var steady = _values.OfPower()!;
        Assert.Equal((33, TimeSpan.FromSeconds(120), 3), (steady.PowerW, steady.Duration, steady.Samples));
        Assert.Equal(Start + 60_000, _values.PowerSinceMs);
        Assert.Null(steady.CountedWh);
        Assert.Null(steady.OthersSince);
    }

    [Fact]
    public void What_the_counters_gained_meanwhile_is_net_of_export()
    {
        Send(0, power: 10, import: 1000, export: 50);
        Send(60, power: 33, import: 1010, export: 50);
        Send(120, power: 33, import: 1030, export: 55);
        Assert.Equal(15, _values.OfPower()!.CountedWh);
    }

    [Fact]
    public void A_counter_heard_of_later_has_counted_nothing_before()
    {
        Send(0, power: 33);
        Send(60, import: 500_000);
        Send(120, power: 33, import: 500_010);
        Assert.Equal(10, _values.OfPower()!.CountedWh);
    }

    [Fact]
    public void Late_messages_and_other_values_that_move_are_told_apart()
    {
        Send(0, power: 33, voltage: 200);
        Send(60, power: 33, voltage: 201);
        Send(30, power: 99, voltage: 100);
        Send(120, power: 33, voltage: 201);
        var steady = _values.OfPower()!;
        Assert.Equal((TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(60)), (steady.Duration, steady.OthersSince!.Value));
    }

    [Fact]
    public void Without_power_there_is_nothing_to_say()
    {
        Send(0, voltage: 200);
        Assert.Null(_values.OfPower());
    }

    private void Send(int second, double? power = null, double? import = null, double? export = null, double? voltage = null)
    {
        var values = new List<QuantityValue>();
        foreach (var (quantity, value) in new[]
                 {
                     (QuantityCatalogue.ActivePower, power), (QuantityCatalogue.EnergyImport, import), (QuantityCatalogue.EnergyExport, export),
                     (QuantityCatalogue.Voltage, voltage),
                 })
        {
            if (value is { } v)
            {
                values.Add(new QuantityValue(quantity, v));
            }
        }

        _values.Observe(Start + (second * 1000L), values.ToArray());
    }
}
