using static Monitoring.Simulators.Tests.Factory.Dialects.Said;

namespace Monitoring.Simulators.Tests.Factory.Dialects;

/// <summary>Messages have the keys, in their order, and the kinds of values of captured and documented ones.</summary>
public sealed class JsonDialectTests
{
    [Theory]
    [InlineData("shelly-em", "m1/status/em:0", """
        {"id":0,"a_current":1.0,"a_voltage":220.0,"a_act_power":230.0,"a_aprt_power":71.2,"a_pf":0.50,"a_freq":50.0,
        "b_current":2.0,"b_voltage":220.0,"b_act_power":230.0,"b_aprt_power":71.2,"b_pf":0.50,"b_freq":50.0,
        "c_current":3.0,"c_voltage":220.0,"c_act_power":230.0,"c_aprt_power":71.2,"c_pf":0.50,"c_freq":50.0,
        "n_current":null,"total_current":0.812,"total_act_power":2990.00,"total_aprt_power":186.512,"user_calibrated_phase":[]}
        """)]
    [InlineData("shelly-em", "m1/status/emdata:0", """
        {"id":0,"a_total_act_energy":24169.51,"a_total_act_ret_energy":1356754.52,"b_total_act_energy":19485.50,"b_total_act_ret_energy":1.0,
        "c_total_act_energy":1.0,"c_total_act_ret_energy":1.0,"total_act":62325.00,"total_act_ret":3824907.72}
        """)]
    [InlineData("shelly-em1", "m1/status/em1:0", """
        {"id":0,"current":2.598,"voltage":234.9,"act_power":501.8,"aprt_power":612.4,"pf":0.84,"freq":50,"calibration":"factory"}
        """)]
    [InlineData("shelly-em1", "m1/status/em1data:0", """{"id":0,"total_act_energy":6644.90,"total_act_ret_energy":2595.26}""")]
    [InlineData("shelly-switch", "m1/status/switch:0", """
        {"id":0,"source":"init","output":true,"apower":399.2,"voltage":240.8,"current":1.886,
        "aenergy":{"total":2574466.629,"by_minute":[7200.069,6121.044,5088.795],"minute_ts":1786033200},"temperature":{"tC":46.3,"tF":115.4}}
        """)]
    [InlineData("tasmota", "tele/m1/SENSOR", """
        {"Time":"2018-02-15T17:37:10","ENERGY":{"TotalStartTime":"2018-11-14T18:39:40","Total":6.294,"Yesterday":5.340,"Today":0.954,"Period":217,
        "Power":2635,"ApparentPower":2650,"ReactivePower":282,"Factor":0.99,"Voltage":227,"Current":11.661}}
        """)]
    [InlineData("tasmota-channels", "tele/m1/SENSOR", """
        {"Time":"2018-02-15T17:37:10","ENERGY":{"TotalStartTime":"2018-11-14T18:39:40","Total":6.294,"Yesterday":5.340,"Today":0.954,"Period":217,
        "Power":[8.15,0],"ApparentPower":[9,0],"ReactivePower":[1,0],"Factor":[0.00,0.00],"Frequency":50,"Voltage":237,"Current":[0.000,0.000]}}
        """)]
    [InlineData("tasmota-three-phase", "tele/m1/SENSOR", """
        {"Time":"2018-02-15T17:37:10","ENERGY":{"TotalStartTime":"2018-11-14T18:39:40","Total":[1,2,3],"Yesterday":5.340,"Today":0.954,"Period":217,
        "Power":[1,2,3],"ApparentPower":[1,2,3],"ReactivePower":[1,2,3],"Factor":[1,1,1],"Frequency":50,"Voltage":[1,2,3],"Current":[1,2,3]}}
        """)]
    [InlineData("ttn", "v3/small@ttn/devices/m1/up", """
        {"end_device_ids":{"device_id":"dev1","application_ids":{"application_id":"app1"},"dev_eui":"0004A30B001C0530","dev_addr":"00BCB929"},
        "received_at":"2020-02-12T15:15:46.014773143Z","uplink_message":{"f_port":1,"frm_payload":"gkHe",
        "decoded_payload":{"active_power":1,"active_energy":0.64},"rx_metadata":[{"gateway_ids":{"gateway_id":"gw1"},"rssi":-36,"snr":10.5}],
        "settings":{"time":"2020-02-12T15:15:45.787Z"},"received_at":"2020-02-12T15:15:45.789585559Z"}}
        """)]
    [InlineData("emoncms", "emon/m1", """{"power":10,"vrms":230.1,"energy":12345,"time":1720080000}""")]
    [InlineData("neuron", "/neuron/small/m1/grp", """
        {"node":"modbus","group":"grp","timestamp":1650006388943,"values":{"active_power":1,"active_energy":1,"voltage":1},"errors":{"neutral_current":2014}}
        """)]
    [InlineData("neuron-tags", "/neuron/small/m1/grp", """{"node":"modbus","group":"grp","timestamp":1647497389075,"tags":[{"name":"tag0","value":123}]}""")]
    [InlineData("json", "factory/small/m1", """{"device":{"name":"a","measures":"b"},"time":"2026-11-05T10:02:00+09:00","data":{"p_kw":6,"e_kwh":"12,34","u":[1,2,3]}}""")]
    [InlineData("home-assistant", "m1/state", """{"power":1,"energy":{"total":1},"current":1}""")]
    public void A_message_has_the_shape_of_a_known_one(string dialect, string topic, string sample) =>
        Assert.Equal(Shape(sample), Shape(Text(Of(dialect), topic)));

    [Fact]
    public void Zigbee2Mqtt_names_a_plugs_and_three_phases_values_as_its_converters_do()
    {
        const string plug = """{"child_lock":"UNLOCK","current":0.08,"energy":7.41,"last_seen":1683710149435,"linkquality":144,"power":5,"state":"ON","voltage":232}""";
        Assert.Equal(Shape(plug), Shape(Text(Of("zigbee2mqtt", 1), "zigbee2mqtt/m1")));
        var three = Json(Of("zigbee2mqtt"), "zigbee2mqtt/m1");
        Assert.Equal((1000, 2000, 3000), (three.GetProperty("power").GetDouble(), three.GetProperty("power_phase_b").GetDouble(), three.GetProperty("power_phase_c").GetDouble()));
        Assert.Equal((12.35, 0.3), (three.GetProperty("energy").GetDouble(), three.GetProperty("produced_energy").GetDouble()));
        Assert.Equal(Time.ToUnixTimeMilliseconds(), three.GetProperty("last_seen").GetInt64());
    }

    [Fact]
    public void The_pm_mini_counts_both_directions_in_one_counter_and_the_returned_one_once_more()
    {
        var status = Json(Of("shelly-pm1"), "m1/status/pm1:0");
        Assert.Equal(["id", "voltage", "current", "apower", "freq", "aenergy", "ret_aenergy"], status.EnumerateObject().Select(p => p.Name));
        Assert.Equal((12_645.67, 300), (status.GetProperty("aenergy").GetProperty("total").GetDouble(), status.GetProperty("ret_aenergy").GetProperty("total").GetDouble()));
    }

    [Fact]
    public void Units_are_those_of_the_devices()
    {
        var energy = Json(Of("tasmota"), "tele/m1/SENSOR").GetProperty("ENERGY");
        Assert.Equal((12.346, 6000, 3000), (energy.GetProperty("Total").GetDouble(), energy.GetProperty("Power").GetDouble(), energy.GetProperty("ReactivePower").GetDouble()));
        Assert.Equal("2026-11-05T10:02:00", Json(Of("tasmota"), "tele/m1/SENSOR").GetProperty("Time").GetString()); // the plant's clock, without offset
        Assert.Equal(12_345.67, Json(Of("shelly-em"), "m1/status/emdata:0").GetProperty("total_act").GetDouble());
        Assert.Equal("12,35", Json(Of("json"), "factory/small/m1").GetProperty("data").GetProperty("e_kwh").GetString());
        Assert.Equal((6.0, 12.35), (Tag("active_power"), Tag("active_energy")));

        static double Tag(string name) => Json(Of("neuron"), "/neuron/small/m1/grp").GetProperty("values").GetProperty(name).GetDouble();
    }

    [Fact]
    public void ChirpStacks_uplink_has_the_shape_of_a_known_one_and_an_id_of_its_own()
    {
        const string sample = """
            {"deduplicationId":"3ac7e3c4-4401-4b8d-9386-a5c902f9202d","time":"2022-07-18T09:34:15.775023242+00:00","deviceInfo":{"tenantName":"ChirpStack",
            "applicationName":"Test application","deviceName":"Test device","devEui":"0101010101010101","tags":{"measures":"value"}},"dr":1,"fPort":1,"data":"qg==",
            "object":{"active_power":1,"active_energy":2},"rxInfo":[{"rssi":-36,"snr":10.5}]}
            """;
        var message = Assert.Single(Of("chirpstack"));
        Assert.Matches("^application/small/device/[0-9a-f]{16}/event/up$", message.Topic);
        var uplink = Json([message], message.Topic);
        Assert.Equal(Shape(sample), Shape(uplink));
        Assert.True(Guid.TryParse(uplink.GetProperty("deduplicationId").GetString(), out _));
        Assert.True(DateTimeOffset.TryParse(uplink.GetProperty("time").GetString(), System.Globalization.CultureInfo.InvariantCulture, out var time) && time.Date == Time.Date);
    }

    [Fact]
    public void An_event_tells_only_what_has_changed()
    {
        var context = Context("shelly-events");
        var dialect = Monitoring.Simulators.Factory.Dialects.DialectList.Make(context);
        var first = Json([.. dialect.Of(Reading(context.Meter))], "m1/events/rpc");
        Assert.Equal(("m1", "NotifyStatus"), (first.GetProperty("src").GetString(), first.GetProperty("method").GetString()));
        Assert.Equal(Time.ToUnixTimeSeconds(), first.GetProperty("params").GetProperty("ts").GetDouble());
        Assert.True(first.GetProperty("params").GetProperty("em:0").TryGetProperty("b_voltage", out _));
        var later = Json([.. dialect.Of(Reading(context.Meter) with { W = 6001 })], "m1/events/rpc").GetProperty("params");
        Assert.Equal(["id", "total_act_power"], later.GetProperty("em:0").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void The_things_stack_leaves_out_what_is_0()
    {
        var context = Context("ttn");
        var dialect = Monitoring.Simulators.Factory.Dialects.DialectList.Make(context);
        Assert.False(Uplink().TryGetProperty("f_cnt", out _));
        Assert.Equal(1, Uplink().GetProperty("f_cnt").GetInt32());

        System.Text.Json.JsonElement Uplink() => Json([.. dialect.Of(Reading(context.Meter))], "v3/small@ttn/devices/m1/up").GetProperty("uplink_message");
    }

    [Fact]
    public void ThingsBoard_has_a_time_and_values_and_the_past_in_arrays()
    {
        var context = Context("thingsboard");
        var point = Json(Of(context), "v1/devices/m1/telemetry");
        Assert.Equal(["ts", "values"], point.EnumerateObject().Select(p => p.Name));
        Assert.Equal((6000, 12_345.67), (point.GetProperty("values").GetProperty("active_power_w").GetDouble(), point.GetProperty("values").GetProperty("energy_import_wh").GetDouble()));
        var past = Monitoring.Simulators.Factory.Dialects.DialectList.Make(context).Past([.. Enumerable.Repeat(Reading(context.Meter), 100)]).ToList();
        Assert.Equal([96, 4], past.Select(m => Json([m], m.Topic).GetArrayLength()));
    }
}
