namespace Monitoring.Simulators.Replay.Reading;

/// <summary>How a file is to be read.</summary>
public sealed record CsvLayout
{
    /// <summary>Column of the time.</summary>
    public required string TimeColumn { get; init; }

    /// <summary>.NET format of the time; null for ISO 8601.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Zone of times without an offset.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Length of a row's interval.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>True when a row's time is the end of its interval.</summary>
    public bool EndLabelled { get; init; }

    /// <summary>True when an end-labelled row at 00:00 carries the date of the day that has just ended.</summary>
    public bool MidnightCarriesDayBefore { get; init; }

    /// <summary>The columns to publish.</summary>
    public required IReadOnlyList<ColumnMap> Columns { get; init; }

    /// <summary>
    /// The steel plant of the public data set "Steel Industry Energy Consumption" (UCI 851): quarter hours labelled by their end,
    /// in which the row at 00:00 carries the date of the day that has just ended.
    /// </summary>
    public static CsvLayout Steel { get; } = new()
    {
        TimeColumn = "date",
        TimeFormat = "dd/MM/yyyy HH:mm",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul"),
        Interval = TimeSpan.FromMinutes(15),
        EndLabelled = true,
        MidnightCarriesDayBefore = true,
        Columns =
        [
            ColumnMap.Parse("Usage_kWh=energy_import_wh:per-interval*1000"),
            ColumnMap.Parse("Usage_kWh=active_power_w:mean-rate*1000"),
            ColumnMap.Parse("Lagging_Current_Reactive_Power_kVarh=reactive_energy_lag_varh:per-interval*1000"),
            ColumnMap.Parse("Leading_Current_Reactive_Power_kVarh=reactive_energy_lead_varh:per-interval*1000"),
            ColumnMap.Parse("Lagging_Current_Reactive_Power_kVarh=reactive_power_var:mean-rate*1000"),
            ColumnMap.Parse("Leading_Current_Reactive_Power_kVarh=reactive_power_var:mean-rate*-1000"),
        ],
    };
}
