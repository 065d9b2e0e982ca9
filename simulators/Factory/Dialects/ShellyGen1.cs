using System.Globalization;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>Shelly's first generation: plain text, one value per topic. <c>energy</c> is in watt-minutes since the device started [memory].</summary>
internal sealed class ShellyGen1(DialectContext context) : Dialect(context)
{
    private const int MinutesPerHour = 60;
    private readonly double[] _atStart = [double.NaN, double.NaN, double.NaN];

    internal override IEnumerable<MeterMessage> Hello(DateTimeOffset at) => [Text($"shellies/{Meter.Id}/online", "true", isRetained: true)];

    internal override IEnumerable<MeterMessage> Of(MeterReading reading)
    {
        for (var i = 0; i < Meter.Phases.Count; i++)
        {
            var (phase, topic) = (reading.Phases[i], string.Create(CultureInfo.InvariantCulture, $"shellies/{Meter.Id}/emeter/{i}"));
            if (double.IsNaN(_atStart[i]) || phase.ImportWh < _atStart[i])
            {
                _atStart[i] = phase.ImportWh;
            }

            yield return Number($"{topic}/power", phase.W, 2);
            yield return Number($"{topic}/energy", MinutesPerHour * (phase.ImportWh - _atStart[i]), 0);
            yield return Number($"{topic}/returned_energy", 0, 0);
            yield return Number($"{topic}/total", phase.ImportWh, 1);
            yield return Number($"{topic}/total_returned", phase.ExportWh, 1);
            yield return Number($"{topic}/voltage", phase.Volts, 2);
            yield return Number($"{topic}/current", phase.Amperes, 2);
            yield return Number($"{topic}/pf", phase.PowerFactor, 2);
            yield return Number($"{topic}/reactive_power", phase.Var, 2);
        }
    }
}
