using Monitoring.Simulators.Factory.Intervals;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Contracts;

/// <summary>
/// What a span costs under Japan's high-voltage contracts: basic price × contract power × (185 − power factor in whole percent) / 100 for
/// each month, and energy price and levy for each kWh. The power factor is that of 8 to 22 h; a month of which the span holds a part pays
/// that part of its basic charge. Source: the utilities' explanation of the power factor discount and of the measured contract.
/// </summary>
/// <param name="EnergyYen">Energy charge and levy.</param>
/// <param name="BasicYen">Basic charge.</param>
/// <param name="DemandKw">Largest demand of the span.</param>
/// <param name="PowerFactor">Mean of the months' power factors, in percent.</param>
public readonly record struct Bill(double EnergyYen, double BasicYen, double DemandKw, double PowerFactor)
{
    private const int FirstHour = 8;
    private const int LastHour = 22;
    private const int RatchetMonths = 12;

    /// <summary>All of it.</summary>
    public double Yen => EnergyYen + BasicYen;

    /// <summary>The bill of a span.</summary>
    /// <param name="plant">The plant; without a tariff everything but demand and power factor is 0.</param>
    /// <param name="main">Its incoming supply in steps of the demand window.</param>
    public static Bill Of(Plant plant, PlaceSeries main)
    {
        ArgumentNullException.ThrowIfNull(plant);
        ArgumentNullException.ThrowIfNull(main);
        var months = Months(plant, main);
        var basic = 0.0;
        for (var i = 0; i < months.Count; i++)
        {
            var measured = months.Skip(Math.Max(0, i - RatchetMonths + 1)).Take(Math.Min(RatchetMonths, i + 1)).Max(m => m.DemandKw);
            var contractKw = plant.Contract is { Kind: ContractKind.Negotiated } agreed ? agreed.ContractKw : measured;
            basic += (plant.Tariff?.BasicYenPerKw ?? 0) * contractKw * (185 - months[i].Percent) / 100 * months[i].Share;
        }

        return new Bill(
            main.ImportKwh.Sum() * (plant.Tariff?.YenPerKwh ?? 0), basic, months.Max(m => m.DemandKw), months.Average(m => (double)m.Percent));
    }

    private static List<Month> Months(Plant plant, PlaceSeries main)
    {
        var months = new List<Month>();
        for (var i = 0; i < main.Count; i++)
        {
            var local = TimeZoneInfo.ConvertTime(main.StartOf(i), plant.Zone);
            if (months.Count == 0 || months[^1].Number != local.Month)
            {
                months.Add(new Month(local.Month, DateTime.DaysInMonth(local.Year, local.Month)));
            }

            months[^1].Add(main, i, local.Hour is >= FirstHour and < LastHour);
        }

        return months;
    }

    private sealed class Month(int number, int days)
    {
        private double _hours;
        private double _kwh;
        private double _kvarh;

        internal int Number => number;

        internal double DemandKw { get; private set; }

        internal double Share => _hours / (24 * days);

        // Rounded to whole percent; a leading power factor counts as 100 [choice: as the ledger's figure does].
        internal int Percent => _kwh > 0 ? (int)Math.Round(100 * _kwh / Math.Sqrt((_kwh * _kwh) + (_kvarh * _kvarh)), MidpointRounding.AwayFromZero) : 100;

        internal void Add(PlaceSeries main, int i, bool countsForFactor)
        {
            var hours = main.Step.TotalHours;
            (_hours, DemandKw) = (_hours + hours, Math.Max(DemandKw, main.ImportKwh[i] / hours));
            if (countsForFactor)
            {
                (_kwh, _kvarh) = (_kwh + main.ImportKwh[i], _kvarh + main.LagKvarh[i]);
            }
        }
    }
}
