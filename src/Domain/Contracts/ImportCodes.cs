namespace Monitoring.Domain.Contracts;

/// <summary>
/// What is wrong with a file or one of its values, as words of a program: <see cref="RefusedRow.Code"/> of a value, and
/// <see cref="WriteError.Reason"/> of a file that is not understood as a whole. The texts beside them are English; whoever shows them in
/// another language goes by these.
/// </summary>
public static class ImportCodes
{
#pragma warning disable CS1591 // each name says what it is
    public const string Other = "other";

    public const string FileEmpty = "file_empty";
    public const string OldExcel = "old_excel";
    public const string Pdf = "pdf";
    public const string NoTable = "no_table";
    public const string BrokenWorkbook = "broken_workbook";
    public const string UnknownSheet = "unknown_sheet";
    public const string WrongEncoding = "wrong_encoding";
    public const string TooLong = "too_long";
    public const string UnitNeeded = "unit_needed";
    public const string ColumnsNeeded = "columns_needed";
    public const string DateColumnNeeded = "date_column_needed";
    public const string DateOrderNeeded = "date_order_needed";
    public const string DecimalNeeded = "decimal_needed";
    public const string NoDaySteps = "no_day_steps";
    public const string NothingReadable = "nothing_readable";
    public const string OneTime = "one_time";
    public const string OddStep = "odd_step";

    public const string DateMissing = "date_missing";
    public const string DateHashes = "date_hashes";
    public const string DateShortened = "date_shortened";
    public const string DateTwoDigitYear = "date_two_digit_year";
    public const string DateWithoutDay = "date_without_day";
    public const string DateWithoutYear = "date_without_year";
    public const string DateUnreadable = "date_unreadable";
    public const string TimeMissing = "time_missing";
    public const string TimeOutOfRange = "time_out_of_range";
    public const string TimeSkipped = "time_skipped";
    public const string NoNumber = "no_number";
    public const string Negative = "negative";
    public const string Conflicting = "conflicting";
    public const string OffStep = "off_step";
    public const string Overlap = "overlap";
    public const string OpenPeriod = "open_period";
    public const string LongPeriod = "long_period";
    public const string PartialQuarter = "partial_quarter";
    public const string TooLarge = "too_large";
#pragma warning restore CS1591
}
