using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Tests.Factory.Plants;

/// <summary>What a newcomer mistypes is answered with the place and what is possible.</summary>
public sealed class PlantFileErrorTests
{
    private const string Good = """
        id: my-plant
        transformer: { kva: 150 }
        air: { receiver_m3: 1 }
        calendar:
          working_days: [mon, sat]
        machines:
          - { id: press, model: hydraulic-press, rated_kw: 22 }
          - { id: compressor, model: screw-compressor, rated_kw: 15, flow_m3_per_min: 2.4, role: trim }
        faults:
          - { code: leak-grown, machine: compressor, from: 2026-05-01, strength: 0.5 }
        """;

    [Fact]
    public void What_is_right_is_read_and_has_a_meter_everywhere()
    {
        var plant = PlantFile.Parse("plant.yaml", Good);
        Assert.Equal(["main", "press", "compressor"], plant.Meters.Select(m => m.Id));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Saturday], plant.Calendar.WorkingDays);
    }

    [Theory]
    [InlineData("hydraulic-press", "hydralic-press", "line 7", "hydraulic-press, injection-moulding")]
    [InlineData("receiver_m3", "reciever_m3", "line 3", "'reciever_m3' is not known here: ")]
    [InlineData("leak-grown", "leek-grown", "line 10", "'leek-grown' is not one of left-on-night")]
    [InlineData("role: trim", "role: trimm", "line 8", "base, trim, standby")]
    [InlineData("sat]", "sut]", "line 5", "sun")]
    [InlineData("2026-05-01", "1 May", "line 10", "2026-04-01")]
    [InlineData("rated_kw: 22", "rated_kw: -5", "plant.yaml", "'press': rated_kw must be between")]
    [InlineData("machine: compressor", "machine: compresor", "plant.yaml", "no such machine")]
    [InlineData("rated_kw: 22", "rated_kw: 22, circuit: p1", "plant.yaml", "'p1' is not among the circuits")]
    public void What_is_mistyped_is_said_with_its_place_and_its_cure(string right, string wrong, string place, string cure)
    {
        var message = Assert.Throws<FormatException>(() => PlantFile.Parse("plant.yaml", Good.Replace(right, wrong, StringComparison.Ordinal))).Message;
        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.Contains(cure, message, StringComparison.Ordinal);
    }
}
