using System.Globalization;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>OpenEMS Edge: one channel per topic, W and Wh. Production counts positive power, which at the grid is what is bought [memory].</summary>
internal sealed class OpenEms(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Of(MeterReading reading) =>
    [
        Number(Channel("meter0/ActivePower"), reading.W, 0),
        Number(Channel("meter0/ReactivePower"), reading.Var, 0),
        Number(Channel("meter0/ActiveProductionEnergy"), reading.ImportWh, 0),
        Number(Channel("meter0/ActiveConsumptionEnergy"), reading.ExportWh, 0),
        Text(Channel("lastUpdate"), reading.Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
    ];

    private string Channel(string name) => $"edge/{Meter.Id}/channel/{name}";
}
