using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Support;

/// <summary>Builds ledger intervals of a made-up meter.</summary>
internal static class Series
{
    internal static readonly SiteZone Tokyo = SiteZone.Of("Asia/Tokyo");

    /// <summary>An interval of this mean power, measured throughout.</summary>
    internal static LedgerInterval At(DateTimeOffset start, double kw, double? lagKvar = null) => new(start)
    {
        EnergyImportWh = kw * 250, MeanW = kw * 1000, ReactiveLagVarh = lagKvar * 250, Coverage = 1,
    };

    /// <summary>Every quarter hour from one local date to before another, with power as a function of the site's clock.</summary>
    internal static List<LedgerInterval> Of(DateOnly from, DateOnly to, Func<DateTime, double> kw, double? lagPerWh = null)
    {
        var intervals = new List<LedgerInterval>();
        for (var start = Tokyo.StartOfDay(from); start < Tokyo.StartOfDay(to); start += LedgerInterval.Step)
        {
            var power = kw(Tokyo.ToLocal(start));
            intervals.Add(At(start, power, power * lagPerWh));
        }

        return intervals;
    }
}
