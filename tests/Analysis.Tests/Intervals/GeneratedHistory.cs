using CsCheck;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>Difficult histories of a meter, with what is known of it.</summary>
internal static class GeneratedHistory
{
    internal static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    // Seconds to the next sample, energy until then, power, and what happens.
    internal static readonly Gen<(MeterSamples Samples, MeterFacts Facts)> All =
        Gen.Select(Gen.Int[1, 3000], Gen.Double[0, 5000], Gen.Double[-3000, 9000], Gen.Enum<Event>()).Array[2, 80].Select(History);

    private static (MeterSamples Samples, MeterFacts Facts) History((int Seconds, double Energy, double Power, Event Event)[] steps)
    {
        var (time, total, other) = (Start + 1000, steps.Length % 3 == 0 ? 0 : 3e6, 0.0);
        var (import, export, lag, power) = (new List<Sample>(), new List<Sample>(), new List<Sample>(), new List<Sample>());
        var (exchanges, facts) = (new List<MeterExchange>(), new MeterFacts { MaxPowerW = steps.Length % 5 == 0 ? 500_000 : null });
        foreach (var (seconds, amount, watts, happens) in steps)
        {
            total = happens switch
            {
                Event.Reset => amount,
                Event.Jump => total + (1000 * amount),
                Event.AtTheEdge => 1e7 - (amount / 2),
                _ => total >= 1e7 ? total - 1e7 : total,
            };
            if (happens == Event.Exchange)
            {
                exchanges.Add(Exchanged(time - 500, total, amount));
                total = amount + 1;
            }

            if (happens != Event.NoCounter)
            {
                import.Add(new Sample(time, happens switch
                {
                    Event.Jitter => total - 80,
                    Event.Zero => 0,
                    Event.High => total + (1000 * amount),
                    Event.Repeat when import.Count > 0 => import[^1].Value,
                    _ => total,
                }));
            }

            if (happens is Event.Export or Event.Jitter)
            {
                export.Add(new Sample(time, other));
            }

            if (happens is Event.Reactive or Event.High or Event.Zero)
            {
                lag.Add(new Sample(time, happens == Event.Zero ? 0 : other));
            }

            if (happens != Event.NoPower)
            {
                power.Add(new Sample(time, watts));
            }

            time += seconds * 1000L;
            total += amount;
            other += amount / 3;
        }

        var samples = new MeterSamples
        {
            EnergyImport = import,
            EnergyExport = export,
            ReactiveLag = lag,
            ActivePower = power,
            ReactivePower = [.. power.Select(s => s with { Value = s.Value / 3 })],
        };
        return (samples, facts with { Exchanges = exchanges });
    }

    // Now and then a reading was not noted.
    private static MeterExchange Exchanged(long atMs, double last, double first) => new(atMs)
    {
        Counters = [new(QuantityCatalogue.EnergyImport, atMs % 3 == 0 ? null : last, atMs % 4 == 0 ? null : first)],
    };

    private enum Event
    {
        None,
        Jitter,
        Reset,
        Zero,
        High,
        Export,
        Reactive,
        NoPower,
        NoCounter,
        Jump,
        AtTheEdge,
        Repeat,
        Exchange,
    }
}
