namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>The dialects by the name a plant file gives them. A new dialect is a class and a line here.</summary>
public static class DialectList
{
    private static readonly Dictionary<string, (DialectTraits Traits, Func<DialectContext, Dialect> Make)> All = new(StringComparer.Ordinal)
    {
        ["thingsboard"] = (new(CounterStepWh: 1, NetsPhases: true, HasClock: true), c => new ThingsBoard(c)),
        ["plain-number"] = (new(CounterStepWh: 1, NetsPhases: true, HasClock: false), c => new PlainNumber(c)),
        ["shelly-em"] = (new(CounterStepWh: 0.01, NetsPhases: false, HasClock: false), c => new ShellyEm(c)),
        ["shelly-em1"] = (new(CounterStepWh: 0.01, NetsPhases: true, HasClock: false), c => new ShellyEm1(c)),
        ["shelly-switch"] = (new(CounterStepWh: 0.001, NetsPhases: true, HasClock: false), c => new ShellySwitch(c)),
        ["shelly-pm1"] = (new(CounterStepWh: 0.001, NetsPhases: true, HasClock: false), c => new ShellyPm1(c)),
        ["shelly-events"] = (new(CounterStepWh: 0.01, NetsPhases: false, HasClock: true), c => new ShellyEvents(c)),
        ["shelly-gen1"] = (new(CounterStepWh: 0.1, NetsPhases: false, HasClock: false), c => new ShellyGen1(c)),
        ["tasmota"] = (new(CounterStepWh: 1, NetsPhases: true, HasClock: true), c => new Tasmota(c, TasmotaKind.Single)),
        ["tasmota-channels"] = (new(CounterStepWh: 1, NetsPhases: false, HasClock: true), c => new Tasmota(c, TasmotaKind.Channels)),
        ["tasmota-three-phase"] = (new(CounterStepWh: 1, NetsPhases: false, HasClock: true), c => new Tasmota(c, TasmotaKind.ThreePhase)),
        ["zigbee2mqtt"] = (new(CounterStepWh: 10, NetsPhases: true, HasClock: true), c => new Zigbee2Mqtt(c)),
        ["esphome"] = (new(CounterStepWh: 1, NetsPhases: true, HasClock: false), c => new EspHome(c)),
        ["home-assistant"] = (new(CounterStepWh: 1, NetsPhases: true, HasClock: false), c => new HomeAssistant(c)),
        ["sparkplug-b"] = (new(CounterStepWh: 1, NetsPhases: true, HasClock: true), c => new SparkplugB(c)),
        ["ttn"] = (new(CounterStepWh: 10, NetsPhases: true, HasClock: true), c => new ThingsStack(c)),
        ["chirpstack"] = (new(CounterStepWh: 10, NetsPhases: true, HasClock: true), c => new ChirpStack(c)),
        ["emoncms"] = (new(CounterStepWh: 1, NetsPhases: true, HasClock: true), c => new Emoncms(c)),
        ["neuron"] = (new(CounterStepWh: 10, NetsPhases: true, HasClock: true), c => new Neuron(c, asTags: false)),
        ["neuron-tags"] = (new(CounterStepWh: 10, NetsPhases: true, HasClock: true), c => new Neuron(c, asTags: true)),
        ["openems"] = (new(CounterStepWh: 1, NetsPhases: true, HasClock: false), c => new OpenEms(c)),
        ["json"] = (new(CounterStepWh: 10, NetsPhases: true, HasClock: true), c => new GenericJson(c)),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>What a kind of meter is by nature.</summary>
    /// <exception cref="KeyNotFoundException">There is no such dialect.</exception>
    public static DialectTraits TraitsOf(string name) => All[name].Traits;

    internal static Dialect Make(DialectContext context) => All[context.Meter.Dialect].Make(context);
}
