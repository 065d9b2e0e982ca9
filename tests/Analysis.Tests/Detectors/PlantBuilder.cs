using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Detectors;

/// <summary>A made-up site of 60 days up to 1 July 2026, working 8 to 17 h.</summary>
internal sealed class PlantBuilder
{
    internal static readonly DateOnly End = new(2026, 7, 1);

    private readonly Dictionary<string, IReadOnlyList<LedgerInterval>> _meters = new(StringComparer.Ordinal);
    private readonly List<MeterProfile> _tree = [];

    internal SiteProfile Profile { get; set; } = new()
    {
        Site = "s",
        MainMeter = "main",
        Contract = new ContractTerms { ContractKw = 120, TargetKw = 110 },
        Tariff = new Tariff { BasicYenPerKw = 2000, EnergyYenPerKwh = 16, LevyYenPerKwh = 4 },
        EmissionFactor = new EmissionFactor { TCo2PerKwh = 0.0005 },
        Calendar = new CalendarRules { Shifts = [new ClockRange(new TimeOnly(8, 0), new TimeOnly(17, 0))] },
    };

    internal WorkingCalendar Calendar => new(Profile.Calendar);

    internal PlantBuilder With(SiteProfile profile)
    {
        Profile = profile;
        return this;
    }

    /// <summary>Adds a meter whose power is a function of the site's clock.</summary>
    internal PlantBuilder Meter(string id, Func<DateTime, double> kw, string? parent = "main", double? lagPerWh = null, int days = 60)
    {
        _meters[id] = Series.Of(End.AddDays(-days), End, kw, lagPerWh);
        _tree.Add(new MeterProfile { Meter = id, Parent = id == "main" ? null : parent });
        return this;
    }

    /// <summary>Adds a meter with one power in shifts and another outside.</summary>
    internal PlantBuilder Meter(string id, double shiftKw, double offKw, string? parent = "main", double? lagPerWh = null, int days = 60) =>
        Meter(id, t => Calendar.InShift(t) ? shiftKw : offKw, parent, lagPerWh, days);

    internal PlantBuilder Change(string id, Func<LedgerInterval, LedgerInterval?> change)
    {
        _meters[id] = [.. _meters[id].Select(change).OfType<LedgerInterval>()];
        return this;
    }

    internal SiteData Build() => new(Profile with { Meters = _tree }, Series.Tokyo, Calendar, Series.Tokyo.StartOfDay(End), _meters);
}
