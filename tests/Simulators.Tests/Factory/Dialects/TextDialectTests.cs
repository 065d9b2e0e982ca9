using System.Text;
using Monitoring.Simulators.Factory.Dialects;
using static Monitoring.Simulators.Tests.Factory.Dialects.Said;

namespace Monitoring.Simulators.Tests.Factory.Dialects;

public sealed class TextDialectTests
{
    [Fact]
    public void Shellys_first_generation_sends_a_number_per_topic_and_watt_minutes()
    {
        var context = Context("shelly-gen1");
        var dialect = DialectList.Make(context);
        var first = dialect.Of(Reading(context.Meter)).ToList();
        string[] names = ["power", "energy", "returned_energy", "total", "total_returned", "voltage", "current", "pf", "reactive_power"];
        Assert.Equal(from phase in (int[])[0, 1, 2] from name in names select $"shellies/m1/emeter/{phase}/{name}", first.Select(m => m.Topic));
        Assert.Equal(("1000.00", "2000.2", "0"), (Text(first, "shellies/m1/emeter/0/power"), Text(first, "shellies/m1/emeter/0/total"), Text(first, "shellies/m1/emeter/0/energy")));
        var reading = Reading(context.Meter);
        var later = dialect.Of(reading with { Phases = [reading.Phases[0] with { ImportWh = 2010.25 }, .. reading.Phases.Skip(1)] }).ToList();
        Assert.Equal("600", Text(later, "shellies/m1/emeter/0/energy"));
        Assert.Equal(("shellies/m1/online", true), (Hello("shelly-gen1")[0].Topic, Hello("shelly-gen1")[0].IsRetained));
    }

    [Fact]
    public void EspHome_retains_a_number_per_sensor()
    {
        var messages = Of("esphome");
        Assert.Equal(("6000.0", "12.346"), (Text(messages, "m1/sensor/active_power/state"), Text(messages, "m1/sensor/total_energy/state")));
        Assert.All(messages, m => Assert.True(m.IsRetained));
        Assert.Equal("online", Text(Hello("esphome"), "m1/status"));
    }

    [Fact]
    public void OpenEms_sends_a_channel_per_topic()
    {
        var messages = Of("openems");
        Assert.Equal(("6000", "12346", "300"), (
            Text(messages, "edge/m1/channel/meter0/ActivePower"), Text(messages, "edge/m1/channel/meter0/ActiveProductionEnergy"),
            Text(messages, "edge/m1/channel/meter0/ActiveConsumptionEnergy")));
        Assert.Contains(messages, m => m.Topic == "edge/m1/channel/lastUpdate");
    }

    [Fact]
    public void A_plain_number_is_one()
    {
        var messages = Of("plain-number");
        Assert.Equal(("6000.0", "12.346"), (Text(messages, "plain/m1/power"), Text(messages, "plain/m1/energy")));
    }

    [Fact]
    public void A_device_announces_itself_to_home_assistant_with_unit_class_and_template()
    {
        var hello = Hello("home-assistant");
        var energy = Json(hello, "homeassistant/sensor/m1/energy/config");
        Assert.Equal(
            Shape("""
                {"~":"m1","name":"plug001 ENERGY Total","stat_t":"~/SENSOR","avty_t":"~/LWT","pl_avail":"Online","pl_not_avail":"Offline","uniq_id":"218FF9_ENERGY_Total",
                "dev":{"ids":["218FF9"]},"unit_of_meas":"kWh","dev_cla":"energy","stat_cla":"total_increasing","val_tpl":"{{ value_json['ENERGY']['Total'] }}"}
                """),
            Shape(energy));
        Assert.All(hello, m => Assert.True(m.IsRetained));
        Assert.Equal(("kWh", "total_increasing"), (energy.GetProperty("unit_of_meas").GetString(), energy.GetProperty("stat_cla").GetString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_dialect_says_something_of_a_reading_and_of_the_past(string dialect)
    {
        var context = Context(dialect);
        var messages = Of(context);
        Assert.NotEmpty(messages);
        Assert.All(messages, m => Assert.NotEmpty(m.Payload));
        Assert.All(messages, m => Assert.DoesNotContain("NaN", Encoding.UTF8.GetString(m.Payload), StringComparison.Ordinal));
        Assert.NotEmpty(DialectList.Make(context).Past([Reading(context.Meter), Reading(context.Meter) with { IsClosing = true }]));
    }

    public static TheoryData<string> Names() => [.. DialectList.Names];
}
