using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Tests.Factory.Plants;

public sealed class PlantChecksTests : IDisposable
{
    private const string Compressor = "{ id: c, model: screw-compressor, rated_kw: 37, flow_m3_per_min: 6 }";
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");

    [Theory]
    [InlineData("", Compressor, "machine 'c': it needs the plant's air net; add a line such as 'air: { receiver_m3: 2 }'")]
    [InlineData("air: { receiver_m3: 0 }", Compressor, "receiver_m3 and cut_in_bar must be greater than 0")]
    [InlineData("air: { receiver_m3: 2, cut_in_bar: 7, cut_out_bar: 6 }", Compressor, "cut_out_bar greater than cut_in_bar")]
    [InlineData("air: { receiver_m3: 2, leaks_m3_per_min: -1 }", Compressor, "leaks_m3_per_min must not be negative")]
    [InlineData("air: { receiver_m3: 2 }", "{ id: c, model: vsd-compressor, rated_kw: 37, flow_m3_per_min: 0 }", "flow_m3_per_min and rated_bar must be greater than 0")]
    [InlineData("air: { receiver_m3: 2 }\nfaults: [{ code: leak-grown, machine: main, from: 2026-04-01, strength: 1 }]", Compressor, "name one of its compressors")]
    [InlineData("mains: { volts: 0 }", "{ id: p, model: pump, motor_kw: 4 }", "mains.volts must be greater than 0")]
    [InlineData("", "{ id: p, model: pump, motor_kw: 0 }", "machine 'p': motor_kw must be greater than 0")]
    public void What_cannot_be_is_refused_with_its_place_and_cure(string line, string machine, string problem)
    {
        File.WriteAllText(_file, $"id: small\ntransformer: {{ kva: 400 }}\n{line}\nmachines:\n  - {machine}\n");
        Assert.Contains(problem, Assert.Throws<FormatException>(() => PlantFile.Read(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plant_with_air_and_a_transformer_of_its_rating_is_read()
    {
        File.WriteAllText(_file, $"id: small\ntransformer: {{ kva: 400 }}\nair: {{ receiver_m3: 2, leaks_m3_per_min: 0.4 }}\nmachines:\n  - {Compressor}\n");
        var plant = PlantFile.Read(_file);
        Assert.Equal((2, 0.4, 5.7), (plant.Air!.ReceiverM3, plant.Air.LeaksM3PerMin, plant.Transformer.LoadLossKw));
    }

    public void Dispose() => File.Delete(_file);
}
