namespace Monitoring.Domain.Contracts;

/// <summary>
/// What is wrong with a file or one of its values, as words of a program: <see cref="RefusedRow.Code"/> of a value, and
/// <see cref="WriteError.Reason"/> of a file that is not understood as a whole. The texts beside them are English; whoever shows them in
/// another language goes by these, and by the values that stand beside some of them here.
/// </summary>
public static class ImportCodes
{
#pragma warning disable CS1591 // each name says what it is
    public const string Other = "other";

    // Of the request.
    public const string UnknownOption = "unknown_option"; // name
    public const string WrongOption = "wrong_option"; // name, value
    public const string BrokenForm = "broken_form";
    public const string Busy = "busy";
    public const string TooSlow = "too_slow";

    // Of the file as a whole.

    public const string FileEmpty = "file_empty";
    public const string OldExcel = "old_excel";
    public const string Pdf = "pdf";
    public const string NoTable = "no_table";
    public const string CellTooLong = "cell_too_long"; // line
    public const string BrokenWorkbook = "broken_workbook";
    public const string BrokenGzip = "broken_gzip";
    public const string UnknownSheet = "unknown_sheet"; // sheet, sheets that there are
    public const string WrongEncoding = "wrong_encoding";
    public const string TooLong = "too_long"; // largest size in MB
    public const string TooLongUnpacked = "too_long_unpacked"; // largest size in MB
    public const string TooManyRows = "too_many_rows"; // most
    public const string TooManyCells = "too_many_cells"; // most
    public const string UnitNeeded = "unit_needed";
    public const string ColumnsNeeded = "columns_needed"; // titles of the first row
    public const string DateColumnNeeded = "date_column_needed";
    public const string UnknownColumn = "unknown_column"; // what was asked for
    public const string DateOrderNeeded = "date_order_needed";
    public const string DecimalNeeded = "decimal_needed";
    public const string NoDaySteps = "no_day_steps";
    public const string NoValues = "no_values";
    public const string NothingReadable = "nothing_readable"; // line and code of the first refused row
    public const string OneTime = "one_time";
    public const string OneTimeReadable = "one_time_readable"; // line and code of the first refused row
    public const string OddStep = "odd_step"; // minutes

    // Of a value.
    public const string DateMissing = "date_missing";
    public const string DateHashes = "date_hashes";
    public const string DateShortened = "date_shortened";
    public const string DateTwoDigitYear = "date_two_digit_year";
    public const string DateWithoutDay = "date_without_day";
    public const string DateWithoutYear = "date_without_year";
    public const string DateUnreadable = "date_unreadable";
    public const string DateOtherOrder = "date_other_order";
    public const string TimeMissing = "time_missing";
    public const string TimeOutOfRange = "time_out_of_range";
    public const string TimeSkipped = "time_skipped";
    public const string NoNumber = "no_number";
    public const string NoNumberComma = "no_number_comma";
    public const string Negative = "negative";
    public const string Conflicting = "conflicting"; // how often
    public const string OffStep = "off_step"; // minutes
    public const string OffQuarter = "off_quarter";
    public const string Overlap = "overlap";
    public const string OpenPeriod = "open_period";
    public const string LongPeriod = "long_period";
    public const string PartialQuarter = "partial_quarter"; // parts with a value, parts
    public const string TooLarge = "too_large";
    public const string EnergiesTooLarge = "energies_too_large"; // how many
#pragma warning restore CS1591
}
