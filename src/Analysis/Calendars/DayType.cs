namespace Monitoring.Analysis.Calendars;

/// <summary>Kinds of days that use energy alike.</summary>
public enum DayType
{
    /// <summary>A day on which the site works.</summary>
    Working,

    /// <summary>A Saturday off.</summary>
    Saturday,

    /// <summary>A Sunday or national holiday off.</summary>
    SundayOrHoliday,

    /// <summary>A day on which the site is closed although the weekday is a working day.</summary>
    Closure,
}
