using System.Globalization;
using System.IO.Compression;
using System.Text;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>What the meter of the steel plant sent in 2018: one message per quarter hour, and what may happen to them.</summary>
internal static class SteelYear
{
    /// <summary>Quarter hours of the year.</summary>
    public const int Rows = 35_040;

    /// <summary>Energy of the year in kWh, to the hundredth.</summary>
    public const double TotalKwh = 959_636.71;

    /// <summary>Offset of the plant's clock.</summary>
    public static readonly TimeSpan PlantOffset = TimeSpan.FromHours(9);

    /// <summary>
    /// The messages, stamped at the interval's start: the counters as they stood then, and the mean power of the coming quarter hour; at
    /// the end one with counters only.
    /// </summary>
    public static List<SteelMessage> Messages()
    {
        var messages = new List<SteelMessage>(Rows + 1);
        double energy = 0, lag = 0, lead = 0;
        long time = 0;
        foreach (var (end, kwh, lagKvarh, leadKvarh) in ReadRows())
        {
            messages.Add(new SteelMessage(end - 900_000, energy, lag, lead) { PowerW = kwh * 4000, ReactivePowerVar = (lagKvarh - leadKvarh) * 4000 });
            energy += kwh * 1000;
            lag += lagKvarh * 1000;
            lead += leadKvarh * 1000;
            time = end;
        }

        messages.Add(new SteelMessage(time, energy, lag, lead));
        return messages;
    }

    /// <summary>The messages as bodies of line protocol, in their order.</summary>
    public static IEnumerable<string> Bodies(IEnumerable<SteelMessage> messages) => messages.Chunk(5000).Select(chunk =>
    {
        var batch = new PointBatch();
        foreach (var message in chunk)
        {
            var values = new List<QuantityValue>
            {
                new(QuantityCatalogue.EnergyImport, message.EnergyWh),
                new(QuantityCatalogue.ReactiveEnergyLag, message.LagVarh),
                new(QuantityCatalogue.ReactiveEnergyLead, message.LeadVarh),
            };
            if (message is { PowerW: { } power, ReactivePowerVar: { } reactive })
            {
                values.Add(new(QuantityCatalogue.ActivePower, power));
                values.Add(new(QuantityCatalogue.ReactivePower, reactive));
            }

            batch.Add("steel", message.TimeMs, values.ToArray());
        }

        var output = new System.Buffers.ArrayBufferWriter<byte>();
        LineProtocolWriter.Write(output, batch);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    });

    /// <summary>A time on the plant's clock as Unix ms.</summary>
    public static long At(int month, int day, int hour = 0, int minute = 0) =>
        new DateTimeOffset(2018, month, day, hour, minute, 0, PlantOffset).ToUnixTimeMilliseconds();

    // Labels are ends of intervals; the row of 00:00 carries the date of the day that it ends.
    private static IEnumerable<(long EndMs, double Kwh, double LagKvarh, double LeadKvarh)> ReadRows()
    {
        using var zipped = File.OpenRead(SharedData.PathOf("steel/Steel_industry_data.csv.gz"));
        using var text = new StreamReader(new GZipStream(zipped, CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var end = DateTime.ParseExact(cells[0], "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
            end = end.TimeOfDay == TimeSpan.Zero ? end.AddDays(1) : end;
            yield return (new DateTimeOffset(end, PlantOffset).ToUnixTimeMilliseconds(), Number(cells[1]), Number(cells[2]), Number(cells[3]));
        }
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}

/// <summary>One message of the plant's meter.</summary>
/// <param name="TimeMs">Time, Unix ms.</param>
/// <param name="EnergyWh">Import counter.</param>
/// <param name="LagVarh">Lagging reactive counter.</param>
/// <param name="LeadVarh">Leading reactive counter.</param>
internal sealed record SteelMessage(long TimeMs, double EnergyWh, double LagVarh, double LeadVarh)
{
    /// <summary>Mean power of the coming quarter hour, W.</summary>
    public double? PowerW { get; init; }

    /// <summary>Reactive power of the same, var.</summary>
    public double? ReactivePowerVar { get; init; }
}
