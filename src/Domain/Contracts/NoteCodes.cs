namespace Monitoring.Domain.Contracts;

/// <summary>What the remarks of an import or a correction say: <see cref="CodedNote.Code"/>. Beside each what its values are.</summary>
public static class NoteCodes
{
#pragma warning disable CS1591 // each name says what it is
    // Of what was recognised in a file.
    public const string TextFile = "text_file"; // encoding
    public const string SeparatedByComma = "separated_by_comma";
    public const string SeparatedByTab = "separated_by_tab";
    public const string SeparatedBySemicolon = "separated_by_semicolon";
    public const string Workbook = "workbook"; // sheet
    public const string EnergyImported = "energy_imported";
    public const string EnergyExported = "energy_exported";
    public const string DayTable = "day_table"; // line of the titles, column of the days, steps of a day, column of the first
    public const string StepsNumbered = "steps_numbered"; // steps of a day
    public const string StepsByStart = "steps_by_start";
    public const string StepsByEnd = "steps_by_end";
    public const string NoTitles = "no_titles";
    public const string TitlesInLine = "titles_in_line"; // line
    public const string TimeColumn = "time_column"; // title
    public const string DateColumn = "date_column"; // title
    public const string ValueColumn = "value_column"; // title
    public const string ExportColumn = "export_column"; // title
    public const string UnitOfEnergy = "unit_of_energy"; // unit
    public const string UnitOfPower = "unit_of_power"; // unit
    public const string TimesAreStarts = "times_are_starts";
    public const string TimesAreEnds = "times_are_ends";
    public const string StepOfMinutes = "step_of_minutes"; // minutes
    public const string StepOfDays = "step_of_days";
    public const string StepOfPeriods = "step_of_periods";
    public const string TimesWithoutOffset = "times_without_offset"; // zone

    // Of what a reader of the result should know.
    public const string TotalsLeftOut = "totals_left_out"; // rows
    public const string TotalDiffers = "total_differs"; // line, total, sum of its values
    public const string SameFile = "same_file"; // correction
    public const string LedgerLater = "ledger_later";
    public const string RoundedStart = "rounded_start"; // time
    public const string RoundedEnd = "rounded_end"; // time
    public const string ReadingsGone = "readings_gone"; // meter, time
    public const string ReadingsGoneNothing = "readings_gone_nothing"; // meter, time
    public const string ReadingsUnknown = "readings_unknown"; // what the store says
#pragma warning restore CS1591
}
