using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Tests.Factory.Machines;

public sealed class EveryModelTests
{
    // What a plant file must say of each.
    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["air-conditioning"] = "rated_kw: 30", ["chiller"] = "capacity_kw: 60", ["cold-room"] = "rated_kw: 8", ["conveyor"] = "rated_kw: 3",
        ["cooling-tower"] = "capacity_kw: 200, fan_kw: 5", ["dryer"] = "heater_kw: 10", ["dust-collector"] = "rated_kw: 15",
        ["forklift-charger"] = "rated_kw: 10, battery_kwh: 60", ["furnace"] = "heater_kw: 60", ["general-machine"] = "idle_kw: 1, run_kw: 4, peak_kw: 9",
        ["grinder"] = "", ["heated-tank"] = "heater_kw: 12", ["hydraulic-press"] = "rated_kw: 45", ["injection-moulding"] = "heater_kw: 18, mean_kw: 35",
        ["laser-cutter"] = "", ["lathe"] = "", ["machining-centre"] = "", ["lighting"] = "installed_kw: 10", ["mechanical-press"] = "rated_kw: 22", ["office"] = "peak_kw: 6", ["oven"] = "heater_kw: 20",
        ["panel-saw"] = "rated_kw: 11", ["parts-washer"] = "heater_kw: 18", ["planer"] = "rated_kw: 15", ["plating-rectifier"] = "amperes: 3000",
        ["servo-press"] = "rated_kw: 45", ["solar-field"] = "module_kw: 50", ["spot-welder"] = "weld_kva: 120", ["steady-load"] = "on_kw: 5",
    };

    public static TheoryData<string> Models => [.. Needed.Keys];

    /// <summary>Those that stop when people leave.</summary>
    public static TheoryData<string> Operated => [.. Needed.Keys.Where(m =>
        typeof(OperatedMachine).IsAssignableFrom(MachineModels.All[m]) && m is not "office" and not "lighting" and not "forklift-charger")];

    [Theory]
    [MemberData(nameof(Models))]
    public void Its_seconds_add_up_to_its_minutes_and_its_minutes_to_its_counter(string model)
    {
        var run = Bench.Of(model, Needed[model], 8).At(7);
        var begin = run.Read(0, 0, 60).Counters;
        var kws = 0.0;
        for (var minute = 0; minute < 26 * 60; minute++, run.Step())
        {
            var before = kws;
            for (var second = 0; second < 60; second++)
            {
                kws += run.Read(0, second, 1).Power.Sum.Kw;
            }

            Assert.Equal(60 * run.MeanOf(0).Kw, kws - before, 1e-5);
        }

        var end = run.Read(0, 0, 60).Counters;
        Assert.Equal(end.NetImport - begin.NetImport - end.NetExport + begin.NetExport, kws, 1e-3);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_copy_goes_on_as_the_one_it_was_copied_from(string model)
    {
        var run = Bench.Of(model, Needed[model], 30).At(8.4);
        var copy = run.Copy();
        run.MoveTo(run.Now.AddHours(20));
        for (var i = 0; i < 20 * 60; i++)
        {
            copy.Step();
        }

        Assert.Equal(run.Read(0, 30, 5), copy.Read(0, 30, 5));
    }

    [Theory]
    [MemberData(nameof(Operated))]
    public void Off_at_night_it_costs_almost_nothing(string model)
    {
        var bench = Bench.Of(model, Needed[model]);
        Assert.True(bench.Kw(9, 11) > 0.3, "it runs by day");
        Assert.InRange(bench.Kw(22, 24), 0, 0.002 * bench.Kw(9, 11));
    }

    [Theory]
    [MemberData(nameof(Operated))]
    public void A_third_more_for_each_piece_is_a_third_more_energy_when_it_runs(string model)
    {
        var needed = Needed[model];
        var bad = Bench.Of(model, needed, faults: (FaultCode.EnergyPerPiece, 1.0 / 3));
        Assert.Equal(4.0 / 3, bad.Kwh(9, 11) / Bench.Of(model, needed).Kwh(9, 11), 6);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Half_of_its_load_on_one_phase_is_seen_there(string model)
    {
        var needed = Needed[model];
        var (good, bad) = (Bench.Of(model, needed), Bench.Of(model, needed, faults: (FaultCode.PhaseUnbalance, 0.5)));
        var (from, to) = model == "forklift-charger" ? (18.0, 19.0) : (9.0, 11.0);
        Assert.Equal(good.Kwh(from, to), bad.Kwh(from, to), 6);
        if (good.Kwh(from, to) > 0)
        {
            Assert.Equal((1 + good.Phases(from, to)[0]) / 2, bad.Phases(from, to)[0], 6);
        }
    }

    [Fact]
    public void A_fault_that_a_model_cannot_have_is_refused_with_those_it_can_have()
    {
        var e = Assert.Throws<FormatException>(() => Bench.OfFile("- { id: m, model: conveyor, rated_kw: 3 }\nfaults: [{ code: element-lost, machine: m, from: 2026-02-01, strength: 0.3 }]"));
        Assert.Contains("fault 'element-lost' of 'm': a conveyor cannot have it; it can have left-on-night, left-on-weekend, base-grown", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_fault_that_a_model_can_have_changes_its_energy(string model)
    {
        // Air conditioning in still air, a chiller with heat to take, lunch switched off: what the faults work on.
        const string Heat = "- { id: h, model: injection-moulding, mean_kw: 40, heater_kw: 20 }";
        var busy = typeof(OperatedMachine).IsAssignableFrom(MachineModels.All[model])
            ? "needed_share: 0.7, off_at_lunch: true, runs_through_breaks: false, utilisation: 0.8, stagger_minutes: 40, forgotten_share: 0, " : "";
        Bench With(params (FaultCode, double)[] faults) => Bench.OfFile($"- {{ id: m, model: {model}, {busy}{Needed[model]} }}\n  {Heat}", 27, faults);
        var good = With().Kwh(0, 336);
        foreach (var code in Enum.GetValues<FaultCode>().Where(With().At(0).Machines[0].CanHave))
        {
            // Moved load takes the same energy from other phases.
            var bad = With((code, code == FaultCode.ElementLost ? 1.0 / 3 : 0.8)).Kwh(0, 336);
            Assert.True(code == FaultCode.PhaseUnbalance || Math.Abs(bad - good) > 1e-3, $"{code} changes nothing");
        }
    }

    [Fact]
    public void Numbers_that_cannot_be_are_named_with_their_limits()
    {
        var e = Assert.Throws<FormatException>(() => Bench.Of("furnace", "heater_kw: -3, hold_share: 0.99"));
        Assert.Contains("machine 'm': heater_kw must be between 0.01 and 10000", e.Message, StringComparison.Ordinal);
        Assert.Contains("machine 'm': hold_share must be between 0.01 and 0.9", e.Message, StringComparison.Ordinal);
    }
}
