using Monitoring.Analysis.PowerFactors;
using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Demand;

/// <summary>What a kilowatt of demand costs under Japan's measured contract (実量制): it stands in the basic charge for 12 months.</summary>
public static class ContractCost
{
    private const int RatchetMonths = 12;

    /// <summary>
    /// Yen over the next 12 months for <paramref name="excessKw"/> more contract power: kW × basic price × (185 − PF%)/100 × 12.
    /// Source of the discount: high-voltage terms of the utilities, power factor of 8 to 22 h, in whole percent.
    /// </summary>
    /// <returns>Null when the basic price is not known.</returns>
    public static double? YenForYear(double excessKw, Tariff? tariff, double powerFactor) =>
        tariff?.BasicYenPerKw * excessKw * (185 - LaggingPowerFactor.Percent(powerFactor)) / 100 * RatchetMonths;
}
