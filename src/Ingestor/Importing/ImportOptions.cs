namespace Monitoring.Ingestor.Importing;

/// <summary>What a person says about a file; whatever is left out is recognised, or asked for by an error that names the option.</summary>
public sealed record ImportOptions
{
    /// <summary>IANA zone of times without an offset; the site's.</summary>
    public required string Zone { get; init; }

    /// <summary><c>long</c>: one row per value; <c>days</c>: one row per day with a column per half hour (also per hour or quarter hour).</summary>
    public string? Layout { get; init; }

    /// <summary>Long form: column of the time, by its title or its number from 1.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>Column of the date, where date and time stand apart, or of the days.</summary>
    public string? DateColumn { get; init; }

    /// <summary>Long form: column of the imported energy or power.</summary>
    public string? ValueColumn { get; init; }

    /// <summary>Long form: column of the exported energy or power.</summary>
    public string? ExportColumn { get; init; }

    /// <summary>
    /// <c>import</c> or <c>export</c>: what the energy of the file is, e.g. <c>export</c> for a file of its own of what was fed in. Of a long
    /// form with columns for both only that one is taken. Left out: what the columns are called, and imported energy in a form of days.
    /// </summary>
    public string? Direction { get; init; }

    /// <summary><c>Wh</c>, <c>kWh</c> or <c>MWh</c> per step, or the mean power <c>W</c>, <c>kW</c> or <c>MW</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Which moment of its step a time names: <c>start</c> or <c>end</c>.</summary>
    public string? Label { get; init; }

    /// <summary><c>point</c> or <c>comma</c>.</summary>
    public string? Decimal { get; init; }

    /// <summary>Order of dates such as 4/5/2026: <c>mdy</c> or <c>dmy</c>.</summary>
    public string? DateOrder { get; init; }

    /// <summary>Year of the first date, where dates have none.</summary>
    public int? Year { get; init; }

    /// <summary><c>utf-8</c> or <c>shift_jis</c>.</summary>
    public string? Encoding { get; init; }

    /// <summary>Excel: name of the sheet; the first unless given.</summary>
    public string? Sheet { get; init; }
}
