using Google.Protobuf;
using Monitoring.Simulators.Factory.Dialects;
using static Monitoring.Simulators.Tests.Factory.Dialects.Said;

namespace Monitoring.Simulators.Tests.Factory.Dialects;

public sealed class SparkplugTests
{
    [Fact]
    public void A_node_is_born_once_and_then_its_devices()
    {
        var edge = new SparkplugNode();
        var first = DialectList.Make(Context("sparkplug-b") with { Edge = edge }).Hello(Time).ToList();
        var second = DialectList.Make(Context("sparkplug-b") with { Edge = edge }).Hello(Time).ToList();
        Assert.Equal(["spBv1.0/small/NBIRTH/edge1", "spBv1.0/small/DBIRTH/edge1/m1"], first.Select(m => m.Topic));
        Assert.Equal(["spBv1.0/small/DBIRTH/edge1/m1"], second.Select(m => m.Topic));
        Assert.Equal([0UL, 1, 2], first.Concat(second).Select(m => Parsed(m.Payload).Sequence));
    }

    [Fact]
    public void A_birth_gives_the_names_of_the_aliases_in_the_data()
    {
        var dialect = DialectList.Make(Context("sparkplug-b"));
        var birth = Parsed(dialect.Hello(Time).Last().Payload);
        var data = Assert.Single(dialect.Of(Reading(Context("sparkplug-b").Meter)));
        Assert.Equal("spBv1.0/small/DDATA/edge1/m1", data.Topic);
        var names = birth.Metrics.ToDictionary(m => m.Alias, m => m.Name!);
        var metrics = Parsed(data.Payload).Metrics;
        Assert.All(metrics, m => Assert.Null(m.Name));
        Assert.All(metrics, m => Assert.Equal(((ulong)Time.ToUnixTimeMilliseconds(), 10UL, false), (m.Time, m.Type, m.IsHistorical)));
        Assert.Equal(6000, metrics.Single(m => names[m.Alias] == "Power/Active").Value);
        Assert.Equal(12.34567, metrics.Single(m => names[m.Alias] == "Energy/Import").Value);
    }

    [Fact]
    public void The_past_is_marked_historical()
    {
        var context = Context("sparkplug-b");
        var past = DialectList.Make(context).Past([Reading(context.Meter)]).ToList();
        Assert.All(Parsed(Assert.Single(past).Payload).Metrics, m => Assert.True(m.IsHistorical));
    }

    [Fact]
    public void The_number_of_messages_goes_round_after_255()
    {
        var context = Context("sparkplug-b");
        var dialect = DialectList.Make(context);
        var numbers = Enumerable.Range(0, 257).Select(_ => Parsed(dialect.Of(Reading(context.Meter)).Single().Payload).Sequence).ToList();
        Assert.Equal((255UL, 0UL), (numbers[255], numbers[256]));
    }

    // Read by field numbers, without the encoder's help.
    private static (ulong Sequence, List<Metric> Metrics) Parsed(byte[] payload)
    {
        var (sequence, metrics) = (ulong.MaxValue, new List<Metric>());
        var input = new CodedInputStream(payload);
        while (input.ReadTag() is > 0 and var tag)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 2: metrics.Add(MetricOf(input.ReadBytes().ToByteArray())); break;
                case 3: sequence = input.ReadUInt64(); break;
                default: input.SkipLastField(); break;
            }
        }

        return (sequence, metrics);
    }

    private static Metric MetricOf(byte[] bytes)
    {
        var metric = new Metric();
        var input = new CodedInputStream(bytes);
        while (input.ReadTag() is > 0 and var tag)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: metric.Name = input.ReadString(); break;
                case 2: metric.Alias = input.ReadUInt64(); break;
                case 3: metric.Time = input.ReadUInt64(); break;
                case 4: metric.Type = input.ReadUInt64(); break;
                case 5: metric.IsHistorical = input.ReadBool(); break;
                case 13: metric.Value = input.ReadDouble(); break;
                default: input.SkipLastField(); break;
            }
        }

        return metric;
    }

    private sealed class Metric
    {
        public string? Name { get; set; }

        public ulong Alias { get; set; }

        public ulong Time { get; set; }

        public ulong Type { get; set; }

        public bool IsHistorical { get; set; }

        public double? Value { get; set; }
    }
}
