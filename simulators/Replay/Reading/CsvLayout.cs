using System.Text;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>How a file is to be read.</summary>
public sealed record CsvLayout
{
    /// <summary>Column of the time.</summary>
    public required string TimeColumn { get; init; }

    /// <summary>.NET formats of the time, any of which may occur; none for ISO 8601.</summary>
    public IReadOnlyList<string> TimeFormats { get; init; } = [];

    /// <summary>Zone of times without an offset.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Length of a row's interval; null for what <see cref="FileTimes"/> finds out.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>True when a row's time is the end of its interval.</summary>
    public bool EndLabelled { get; init; }

    /// <summary>True when an end-labelled row at 00:00 carries the date of the day that has just ended.</summary>
    public bool MidnightCarriesDayBefore { get; init; }

    /// <summary>First start of an interval to publish; null for the file's first.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of what is published, exclusive; null for the file's last.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Character between cells; null to find it out.</summary>
    public string? Delimiter { get; init; }

    /// <summary>True when numbers are written 3,17.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Encoding of the file; bytes that do not fit it are an error.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The columns to publish.</summary>
    public required IReadOnlyList<ColumnMap> Columns { get; init; }

    /// <summary>
    /// The steel plant of the public data set "Steel Industry Energy Consumption" (UCI 851): quarter hours labelled by their end,
    /// in which the row at 00:00 carries the date of the day that has just ended. Copies of it differ in how they write dates and headers.
    /// </summary>
    public static CsvLayout Steel { get; } = new()
    {
        TimeColumn = "date",
        TimeFormats = ["d/M/yyyy H:mm", "d-M-yyyy H:mm"],
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul"),
        Interval = TimeSpan.FromMinutes(15),
        EndLabelled = true,
        MidnightCarriesDayBefore = true,
        Columns =
        [
            ColumnMap.Parse("Usage_kWh=energy_import_wh:kwh-per-interval"),
            ColumnMap.Parse("Lagging_Current_Reactive_Power_kVarh=reactive_energy_lag_varh:kvarh-per-interval"),
            ColumnMap.Parse("Leading_Current_Reactive_Power_kVarh=reactive_energy_lead_varh:kvarh-per-interval"),
        ],
    };
}
