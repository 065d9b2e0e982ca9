using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>One plain number per topic, as scripts and small controllers send: power in W, counter in kWh.</summary>
internal sealed class PlainNumber(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Of(MeterReading reading) =>
    [
        Number($"plain/{Meter.Id}/power", reading.W, 1),
        Number($"plain/{Meter.Id}/energy", reading.ImportWh / 1000, 3),
    ];
}
