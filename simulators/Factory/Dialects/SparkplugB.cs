using Google.Protobuf;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>
/// Sparkplug B: a birth gives names and aliases, the data after it have aliases alone, and what is sent late is marked historical.
/// Field and type numbers are those of the specification's schema.
/// </summary>
internal sealed class SparkplugB(DialectContext context) : Dialect(context)
{
    private const int Int64 = 4;
    private const int Double = 10;
    private static readonly string[] Names = ["Power/Active", "Power/Reactive", "Energy/Import", "Energy/Export", "Voltage"];

    private readonly SparkplugNode _edge = context.Edge;

    internal override IEnumerable<MeterMessage> Hello(DateTimeOffset at)
    {
        if (!_edge.IsBorn)
        {
            _edge.Bear();
            yield return new(Topic("NBIRTH", ""), Payload(at, [m => WriteLong(m, "bdSeq", 0)]));
        }

        yield return new(Topic("DBIRTH", "/" + Meter.Id), Payload(at, [.. Names.Select((_, i) => (Action<CodedOutputStream>)(m => WriteDouble(m, i, value: null, at, isBirth: true)))]));
    }

    internal override IEnumerable<MeterMessage> Of(MeterReading reading) => [Data(reading, isHistorical: false)];

    internal override IEnumerable<MeterMessage> Past(IReadOnlyList<MeterReading> readings) => readings.Select(r => Data(r, isHistorical: true));

    private MeterMessage Data(MeterReading reading, bool isHistorical)
    {
        double[] values = [reading.W, reading.Var, reading.ImportWh / 1000, reading.ExportWh / 1000, reading.Volts];
        return new(Topic("DDATA", "/" + Meter.Id), Payload(
            reading.Time, [.. values.Select((v, i) => (Action<CodedOutputStream>)(m => WriteDouble(m, i, v, reading.Time, isBirth: false, isHistorical)))]));
    }

    private string Topic(string kind, string device) => $"spBv1.0/{Plant.Id}/{kind}/edge1{device}";

    // Payload: timestamp = 1, metrics = 2, seq = 3.
    private byte[] Payload(DateTimeOffset at, IEnumerable<Action<CodedOutputStream>> metrics) => Write(payload =>
    {
        payload.WriteTag(1, WireFormat.WireType.Varint);
        payload.WriteUInt64((ulong)at.ToUnixTimeMilliseconds());
        foreach (var metric in metrics)
        {
            payload.WriteTag(2, WireFormat.WireType.LengthDelimited);
            payload.WriteBytes(ByteString.CopyFrom(Write(metric)));
        }

        payload.WriteTag(3, WireFormat.WireType.Varint);
        payload.WriteUInt64(_edge.Next());
    });

    // Metric: name = 1, alias = 2, timestamp = 3, datatype = 4, is_historical = 5, is_null = 7, long_value = 11, double_value = 13.
    private static void WriteDouble(CodedOutputStream metric, int alias, double? value, DateTimeOffset at, bool isBirth, bool isHistorical = false)
    {
        if (isBirth)
        {
            metric.WriteTag(1, WireFormat.WireType.LengthDelimited);
            metric.WriteString(Names[alias]);
        }

        metric.WriteTag(2, WireFormat.WireType.Varint);
        metric.WriteUInt64((ulong)alias);
        metric.WriteTag(3, WireFormat.WireType.Varint);
        metric.WriteUInt64((ulong)at.ToUnixTimeMilliseconds());
        metric.WriteTag(4, WireFormat.WireType.Varint);
        metric.WriteUInt32(Double);
        if (isHistorical)
        {
            metric.WriteTag(5, WireFormat.WireType.Varint);
            metric.WriteBool(true);
        }

        if (value is null)
        {
            metric.WriteTag(7, WireFormat.WireType.Varint);
            metric.WriteBool(true);
        }
        else
        {
            metric.WriteTag(13, WireFormat.WireType.Fixed64);
            metric.WriteDouble(value.Value);
        }
    }

    private static void WriteLong(CodedOutputStream metric, string name, ulong value)
    {
        metric.WriteTag(1, WireFormat.WireType.LengthDelimited);
        metric.WriteString(name);
        metric.WriteTag(4, WireFormat.WireType.Varint);
        metric.WriteUInt32(Int64);
        metric.WriteTag(11, WireFormat.WireType.Varint);
        metric.WriteUInt64(value);
    }

    private static byte[] Write(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
        {
            write(output);
        }

        return buffer.ToArray();
    }
}
