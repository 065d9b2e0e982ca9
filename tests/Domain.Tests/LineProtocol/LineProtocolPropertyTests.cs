using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using Monitoring.Domain.Ids;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using static Monitoring.Domain.Tests.LineProtocol.Parsing;

namespace Monitoring.Domain.Tests.LineProtocol;

public sealed class LineProtocolPropertyTests
{
    private const string Good = "readings,meter=good temperature_c=1 1700000000000";
    private const string Long = "readings,host=a\\ b,meter=press-1 active_power_w=12.5,energy_import_wh=100i,state=t 1700000000000";

    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 200].Select(WithoutLineFeed);

    // A valid line with some bytes replaced comes much nearer to the parser's edges than noise does.
    private static readonly Gen<byte[]> DamagedLine = Gen.Select(Gen.Int[0, Long.Length - 1], Gen.OneOf(Gen.Byte, OneOf(" ,=\"\\\r#iut-.+:"u8.ToArray())))
        .Array[1, 4]
        .Select(changes =>
        {
            var line = Encoding.UTF8.GetBytes(Long);
            foreach (var (at, with) in changes)
            {
                line[at] = with;
            }

            return WithoutLineFeed(line);
        });

    private static readonly Gen<string> MeterIds =
        Gen.OneOf(Gen.Char.AlphaNumeric, OneOf('.', '_', '-', ':', '工', 'ガ', 'é')).Array[1, 40].Select(chars => new string(chars)).Where(id => MeterId.IsValid(id));

    private static readonly Gen<QuantityValue> Values = Gen.Select(
        Gen.Int[0, QuantityCatalogue.All.Count - 1], Gen.OneOf(Gen.Double[-1e12, 1e12], OneOf(0.0, -0.0, 1e15, double.Epsilon, 1e-300, 0.1)),
        (index, value) => new QuantityValue(QuantityCatalogue.All[index], value));

    [Fact]
    public void Whatever_the_bytes_are_nothing_is_thrown_and_the_lines_around_them_survive() => SurroundedSurvives(Noise);

    [Fact]
    public void Whatever_happens_to_a_line_nothing_is_thrown_and_the_lines_around_it_survive() => SurroundedSurvives(DamagedLine);

    [Fact]
    public void Every_line_is_either_a_point_or_a_refusal() =>
        DamagedLine.Where(line => line.AsSpan().TrimStart((byte)' ') is not ([] or [(byte)'#', ..] or [(byte)'\r'])).Sample(line =>
        {
            var (points, refused) = Parse(line);
            Assert.Equal(1, points.Count + refused.Count);
            Assert.Equal(points.Points.ToArray().Sum(p => p.Count), points.ValueCount);
        });

    [Fact]
    public void Every_point_that_is_accepted_is_fit_to_be_stored() =>
        DamagedLine.Sample(line =>
        {
            var (points, _) = Parse(line);
            foreach (var point in points.Points)
            {
                Assert.True(MeterId.IsValid(point.Meter), point.Meter);
                Assert.Null(Times.Refuse(point.TimeMs));
                Assert.All(points.ValuesOf(point).ToArray(), v => Assert.True(double.IsFinite(v.Value)));
            }
        });

    [Fact]
    public void Every_refusal_can_be_sent_as_json() =>
        Gen.OneOf(Noise, DamagedLine).Sample(line =>
        {
            var (_, refused) = Parse(line);
            Assert.NotEmpty(JsonSerializer.Serialize(refused));
        });

    [Fact]
    public void What_the_writer_writes_the_parser_reads_back_to_the_last_bit() =>
        Gen.Select(MeterIds, Gen.Long[946_684_800_000, Now], Values.Array[1, 30]).Array[1, 10].Sample(made =>
        {
            var batch = new PointBatch();
            foreach (var (meter, time, values) in made)
            {
                batch.Add(meter, time, values);
            }

            var bytes = new ArrayBufferWriter<byte>();
            LineProtocolWriter.Write(bytes, batch, "works");
            var (points, refused) = Parse(bytes.WrittenSpan.ToArray());

            Assert.Empty(refused);
            Assert.Equal(batch.Points.ToArray().Select(p => (p.Meter, p.TimeMs)), points.Points.ToArray().Select(p => (p.Meter, p.TimeMs)));
            Assert.Equal(BitsOf(batch), BitsOf(points));
        });

    [Fact]
    public void A_part_of_a_batch_is_written_as_it_stands_in_the_whole()
    {
        var batch = new PointBatch();
        batch.Add("a", 1, new QuantityValue(QuantityCatalogue.Temperature, 1));
        batch.Add("b", 2, new QuantityValue(QuantityCatalogue.Temperature, 2), new QuantityValue(QuantityCatalogue.State, 0));
        batch.Add("c", 3, new QuantityValue(QuantityCatalogue.Temperature, 3));
        var bytes = new ArrayBufferWriter<byte>();

        LineProtocolWriter.Write(bytes, batch, from: 1, count: 1, site: "works");

        Assert.Equal("readings,meter=b,site=works temperature_c=2,state=0 2\n", Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a,site=other")]
    [InlineData("a\nreadings,meter=b")]
    public void An_id_that_would_break_the_line_is_never_written(string meter)
    {
        var batch = new PointBatch();
        batch.Add(meter, 1, new QuantityValue(QuantityCatalogue.Temperature, 1));

        Assert.Throws<ArgumentException>(() => LineProtocolWriter.Write(new ArrayBufferWriter<byte>(), batch));
    }

    private static void SurroundedSurvives(Gen<byte[]> lines) => lines.Sample(line =>
    {
        var (points, refused) = Parse([.. Encoding.UTF8.GetBytes($"{Good}\n"), .. line, .. Encoding.UTF8.GetBytes($"\n{Good}")]);
        Assert.Equal((1, 3), (points.Points[0].Line, points.Points[^1].Line));
        Assert.All(refused, r => Assert.Equal(2, r.Line));
    });

    private static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static byte[] WithoutLineFeed(byte[] line) => [.. line.Where(b => b != (byte)'\n')];

    private static List<(string Quantity, long Bits)> BitsOf(PointBatch batch) =>
        [.. batch.Points.ToArray().SelectMany(p => batch.ValuesOf(p).ToArray()).Select(v => (v.Quantity.Name, BitConverter.DoubleToInt64Bits(v.Value)))];
}
