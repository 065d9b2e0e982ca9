using System.Text.Json;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Truth;
using static Monitoring.Simulators.Tests.Factory.SmallPlant;

namespace Monitoring.Simulators.Tests.Factory.Truth;

public sealed class PlantTruthTests
{
    // June 2026 has 22 working days and no holiday: 22 × 15 h + 8 × 24 h closed.
    private const double ClosedHours = (22 * 15) + (8 * 24);
    private const double DaysPerMonth = 365.0 / 12;

    [Fact]
    public void A_base_that_has_grown_wastes_its_power_times_the_closed_hours()
    {
        var truth = June(Fault(FaultCode.BaseGrown, "fans", 2));
        Assert.Equal(("base-grown", "fans", "fans"), (truth.Code, truth.Machine, truth.Meter));
        Assert.Equal(30, truth.Days, 9);
        Assert.Equal(2 * ClosedHours, truth.WastedKwh, 6);
        Assert.Equal(2 * ClosedHours, truth.WastedKwhAtMeter, 6);
        Assert.Equal(2 * ClosedHours / 30 * DaysPerMonth, truth.WastedKwhPerMonth, 6);
        Assert.Equal(0, truth.DemandKw, 9); // closed hours make no peak
    }

    [Fact]
    public void Lights_left_on_every_night_cost_their_power_times_the_closed_hours_at_energy_price_and_levy()
    {
        var truth = June(Fault(FaultCode.LightsLeftOn, "lights", 1));
        Assert.Equal(4 * ClosedHours, truth.WastedKwh, 6);

        // Lights have no reactive power, so in the metered hours after the shift they raise the power factor a little.
        Assert.InRange(truth.PowerFactorPoints, -5, 0);
        var basic = 2000 * 14.3 * truth.PowerFactorPoints / 100 / 30 * DaysPerMonth;
        Assert.Equal((20 * truth.WastedKwhPerMonth) + basic, truth.YenPerMonth!.Value, 6);
    }

    [Fact]
    public void A_fault_of_the_last_ten_days_counts_ten_days()
    {
        var truth = June(Fault(FaultCode.BaseGrown, "fans", 2, new DateOnly(2026, 6, 21)));
        Assert.Equal(10, truth.Days, 9);

        // 21, 27 and 28 June are Sunday and weekend: 7 working days.
        Assert.Equal(2 * ((7 * 15) + (3 * 24)), truth.WastedKwh, 6);
    }

    [Fact]
    public void Faults_that_do_not_touch_each_other_add_up_to_the_plant_less_the_clean_plant()
    {
        var plant = Of(Fault(FaultCode.BaseGrown, "fans", 2), Fault(FaultCode.LightsLeftOn, "lights", 0.5));
        var truth = TruthOf(plant, Start(2026, 6, 1), Start(2026, 7, 1));
        Assert.Equal(Kwh(plant) - Kwh(plant with { Faults = [] }), truth.Sum(t => t.WastedKwh), 6);
    }

    [Fact]
    public void A_lost_capacitor_wastes_nothing_and_costs_by_the_power_factor()
    {
        var plant = Of(Fault(FaultCode.CapacitorLost, "capacitor", 1)) with { Capacitor = new() { Kvar = 30, Steps = 0 } };
        var truth = Assert.Single(TruthOf(plant, Start(2026, 6, 1), Start(2026, 7, 1)));
        Assert.Equal("main", truth.Meter);
        Assert.Equal(0, truth.WastedKwh, 6);
        Assert.InRange(truth.PowerFactorPoints, 1, 30);

        // The demand stays at 14.3 kW; every point costs a hundredth of the basic charge.
        Assert.Equal(2000 * 14.3 * truth.PowerFactorPoints / 100 / 30 * DaysPerMonth, truth.YenPerMonth!.Value, 6);
    }

    [Fact]
    public void A_clean_plant_has_no_truth_to_tell() => Assert.Empty(TruthOf(Of(), Start(2026, 6, 1), Start(2026, 7, 1)));

    [Fact]
    public void A_line_of_the_file_has_code_machine_meter_times_and_amounts()
    {
        using var line = JsonDocument.Parse(TruthFile.Line(June(Fault(FaultCode.BaseGrown, "fans", 2))));
        var fault = line.RootElement;
        Assert.Equal("base-grown", fault.GetProperty("code").GetString());
        Assert.Equal("fans", fault.GetProperty("meter").GetString());
        Assert.Equal("2026-04-01", fault.GetProperty("from").GetString());
        Assert.Equal(JsonValueKind.Null, fault.GetProperty("to").ValueKind);
        Assert.Equal(1044, fault.GetProperty("wasted_kwh").GetDouble());
        Assert.Equal(1058.5, fault.GetProperty("wasted_kwh_per_month").GetDouble());
        Assert.True(fault.GetProperty("yen_per_month").GetDouble() > 0);
    }

    private static TrueFault June(Fault fault) => Assert.Single(TruthOf(Of(fault), Start(2026, 6, 1), Start(2026, 7, 1)));

    private static double Kwh(Plant plant) =>
        Series(plant, 1, Start(2026, 6, 1), Start(2026, 7, 1), TimeSpan.FromMinutes(30)).Main.ImportKwh.Sum();
}
