using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>ESPHome: one number per sensor, retained, without unit and time. Counter in kWh.</summary>
internal sealed class EspHome(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Hello(DateTimeOffset at) => [Text($"{Meter.Id}/status", "online", isRetained: true)];

    internal override IEnumerable<MeterMessage> Of(MeterReading reading) =>
    [
        Number(State("active_power"), reading.W, 1, isRetained: true),
        Number(State("voltage"), reading.Volts, 1, isRetained: true),
        Number(State("current"), reading.Amperes, 2, isRetained: true),
        Number(State("total_energy"), reading.ImportWh / 1000, 3, isRetained: true),
    ];

    private string State(string sensor) => $"{Meter.Id}/sensor/{sensor}/state";
}
