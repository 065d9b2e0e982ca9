using System.Globalization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Reads a nameplate. It has no time: a device has been the same since it was made.</summary>
internal static class NameplateCheck
{
    // A milliwatt to more than any power station; a 16-bit register of a tenth of Wh to a 64-bit one of mWh.
    private const double LeastPowerKw = 1e-6;
    private const double GreatestPowerKw = 1e8;
    private const double LeastModulusKwh = 1;
    private const double GreatestModulusKwh = 2e13;

    /// <exception cref="CorrectionRefusedException">It says nothing, or what no meter can be.</exception>
    internal static CorrectionRow Complete(CorrectionRow row, CorrectionRequest request)
    {
        if (request is { MaxPowerKw: null, CounterModulusKwh: null, ImportIncludesExport: null })
        {
            throw new CorrectionRefusedException("'max_power_kw', 'counter_modulus_kwh' or 'import_includes_export' is needed");
        }

        row.Details = new CorrectionDetails
        {
            MaxPowerKw = Within(request.MaxPowerKw, "max_power_kw", LeastPowerKw, GreatestPowerKw, "the greatest power of the circuit, e.g. of its breaker"),
            CounterModulusKwh = Within(
                request.CounterModulusKwh, "counter_modulus_kwh", LeastModulusKwh, GreatestModulusKwh, "the total at which the counter starts again from 0, e.g. 100000 for five digits"),
            ImportIncludesExport = request.ImportIncludesExport,
        }.ToJson();
        return row;
    }

    private static double? Within(double? value, string name, double least, double greatest, string meaning) =>
        value is null || (value >= least && value <= greatest)
            ? value
            : throw new CorrectionRefusedException(string.Create(CultureInfo.InvariantCulture, $"'{name}' {value} is not from {least} to {greatest}: {meaning}"));
}
