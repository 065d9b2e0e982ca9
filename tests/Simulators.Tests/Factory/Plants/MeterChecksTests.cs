using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Truth;
using Monitoring.Support;

namespace Monitoring.Simulators.Tests.Factory.Plants;

public sealed class MeterChecksTests : IDisposable
{
    private const string Rest = """
        id: works
        transformer: { kva: 100 }
        machines: [{ id: load, model: steady-load, on_kw: 12 }]
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_meter_and_its_faults_are_read()
    {
        var meter = Assert.Single(Read("""
            meters:
              - id: m1
                measures: load
                dialect: tasmota-three-phase
                every_s: 300
                counter_step_wh: 10
                noise_percent: 1.5
                phases: [2, 3]
                on_change: { watts: 50, percent: 5, silence_s: 600 }
                faults: [{ code: ct-other-phase, from: 2026-06-01 10:30, to: 2026-06-02, phase: 1, other_phase: 2 }]
            """).Meters);
        Assert.Equal(("m1", "load", 300, 10.0, 1.5), (meter.Id, meter.Measures, meter.EveryS, meter.CounterStepWh, meter.NoisePercent));
        Assert.Equal([2, 3], meter.Phases);
        Assert.Equal(new OnChange { Watts = 50, Percent = 5, SilenceS = 600 }, meter.OnChange);
        Assert.Equal(
            new MeterFault { Code = MeterFaultCode.CtOtherPhase, From = new DateTime(2026, 6, 1, 10, 30, 0), To = new DateTime(2026, 6, 2), Phase = 1, OtherPhase = 2 },
            Assert.Single(meter.Faults));
    }

    [Theory]
    [InlineData("{ id: m1, measures: nowhere }", "it measures 'nowhere', which is no machine and no circuit")]
    [InlineData("{ id: m1, measures: load, dialect: morse }", "dialect 'morse' is not known: thingsboard, plain-number, shelly-em")]
    [InlineData("{ id: m 1, measures: load }", "an id has letters")]
    [InlineData("{ id: m1, measures: load, every_s: 0 }", "every_s must be 1 or more")]
    [InlineData("{ id: m1, measures: load, phases: [4] }", "phases are one to three of 1, 2 and 3")]
    [InlineData("{ id: m1, measures: load, faults: [{ code: stuck, from: 2026-06-02, to: 2026-06-01 }] }", "to must be after from")]
    [InlineData("{ id: m1, measures: load, faults: [{ code: channels-swapped, from: 2026-06-02, phase: 1, other_phase: 1 }] }", "two of 1, 2 and 3")]
    [InlineData("{ id: m1, measures: load, faults: [{ code: stuck, from: tomorrow }] }", "'tomorrow' is not a moment such as 2026-04-01 13:30")]
    public void What_cannot_be_is_named_with_the_cure(string meter, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read($"meters: [{meter}]")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_truth_of_a_meters_fault_is_a_line_with_the_right_reading()
    {
        var plant = SmallPlant.Of() with
        {
            Meters = [new() { Id = "m1", Measures = "fans", Faults = [new() { Code = MeterFaultCode.RatioWrong, From = new DateTime(2026, 4, 2, 9, 0, 0), Strength = 0.1 }] }],
        };
        var fault = Assert.Single(MeterTruth.Of(plant, 1, SmallPlant.Start(2026, 4, 2), SmallPlant.Start(2026, 4, 3), TestContext.Current.CancellationToken));
        var line = TruthFile.Line(fault);
        Assert.StartsWith("""{"code":"ratio-wrong","machine":"fans","meter":"m1","from":"2026-04-02",""", line, StringComparison.Ordinal);
        Assert.Contains("\"factor\":10", line, StringComparison.Ordinal);

        // Eight hours of 10 kW with the lunch, then seven of 1 kW.
        Assert.Equal((8 * 10) + (7 * 1), fault.RightReading!.ImportKwh, 0.01);
    }

    private Plant Read(string meters)
    {
        var file = _folder.File("plant.yaml");
        File.WriteAllText(file, Rest + "\n" + meters);
        return PlantFile.Read(file);
    }
}
