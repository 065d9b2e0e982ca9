using Monitoring.Analysis.Calibrations;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;

namespace Monitoring.Analysis.Tests.Calibrations;

public sealed class CalibrationTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z

    private static readonly LedgerInterval Shown = new(DateTimeOffset.FromUnixTimeMilliseconds(Start))
    {
        EnergyImportWh = 100, EnergyExportWh = 20, MeanW = 320, MinW = -40, MaxW = 600, ReactiveLagVarh = 30, ReactiveLeadVarh = 4, Coverage = 1,
    };

    [Fact]
    public void Without_a_calibration_that_holds_the_interval_is_the_same()
    {
        Assert.Same(Shown, CalibrationRules.Apply([], Shown));
        Assert.Same(Shown, CalibrationRules.Apply([new(0, Start, 2, true, CalibrationTarget.All), new(Start + LedgerInterval.StepMs, long.MaxValue, 2, true, CalibrationTarget.All)], Shown));
    }

    [Fact]
    public void A_factor_corrects_energy_and_power_and_factors_multiply()
    {
        var corrected = CalibrationRules.Apply([Of(1.5), Of(2)], Shown);
        Assert.Equal(
            Shown with { EnergyImportWh = 300, EnergyExportWh = 60, MeanW = 960, MinW = -120, MaxW = 1800, ReactiveLagVarh = 90, ReactiveLeadVarh = 12 }, corrected);
    }

    [Fact]
    public void A_reversed_transformer_exchanges_import_and_export_and_the_extremes_and_twice_is_nothing()
    {
        var corrected = CalibrationRules.Apply([Of(1, reversed: true)], Shown);
        Assert.Equal(
            Shown with { EnergyImportWh = 20, EnergyExportWh = 100, MeanW = -320, MinW = -600, MaxW = 40, ReactiveLagVarh = 4, ReactiveLeadVarh = 30 }, corrected);
        Assert.Equal(Shown, CalibrationRules.Apply([Of(1, reversed: true), Of(1, reversed: true)], Shown));
    }

    [Fact]
    public void A_calibration_of_power_leaves_the_energy_of_a_counter_and_corrects_energy_that_was_integrated_from_power()
    {
        var power = Of(1000) with { Target = CalibrationTarget.Power };
        var shown = Shown with { MinW = 0.2, MaxW = 0.6 };
        Assert.Equal(shown with { MinW = 200, MaxW = 600 }, CalibrationRules.Apply([power], shown));
        var integrated = shown with { Origin = IntervalOrigin.IntegratedFromPower, MeanW = 0.4 };
        Assert.Equal((100_000, 400, 200), Rounded(CalibrationRules.Apply([power], integrated)));
        Assert.Equal(integrated, CalibrationRules.Apply([power with { Target = CalibrationTarget.Energy }], integrated));
    }

    [Fact]
    public void Extremes_that_the_corrected_mean_contradicts_are_not_known()
    {
        var corrected = CalibrationRules.Apply([Of(10) with { Target = CalibrationTarget.Energy }], Shown);
        Assert.Equal((3200.0, -40.0, null), (corrected.MeanW, corrected.MinW, corrected.MaxW));
    }

    [Fact]
    public void Readings_get_the_factor_of_what_they_are()
    {
        Calibration[] calibrations = [Of(2, reversed: true)];
        Assert.Equal(-2, CalibrationRules.FactorOf(calibrations, QuantityCatalogue.ActivePower, Start));
        Assert.Equal(2, CalibrationRules.FactorOf(calibrations, QuantityCatalogue.EnergyImport, Start));
        Assert.Equal(2, CalibrationRules.FactorOf(calibrations, QuantityCatalogue.Current, Start));
        Assert.Equal(1, CalibrationRules.FactorOf(calibrations, QuantityCatalogue.Voltage, Start));
        Assert.Equal(1, CalibrationRules.FactorOf(calibrations, QuantityCatalogue.PowerFactor, Start));
        Assert.Equal(1, CalibrationRules.FactorOf(calibrations, QuantityCatalogue.ActivePower, Start - 1));
    }

    private static Calibration Of(double factor, bool reversed = false) => new(Start, long.MaxValue, factor, reversed, CalibrationTarget.All);

    private static (int, int, int) Rounded(LedgerInterval i) => ((int)Math.Round(i.EnergyImportWh!.Value), (int)Math.Round(i.MeanW!.Value), (int)Math.Round(i.MinW!.Value));
}
