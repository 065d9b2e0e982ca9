using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Importing.Files;

namespace Monitoring.Ingestor.Importing.Values;

/// <summary>Reads numbers as people and utilities write them: 1234.5, 1,234.5, 1234,5, 1 234,5, full-width digits, with or without a unit.</summary>
internal sealed partial class NumberReader(bool commaIsDecimal)
{
    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "nan", "null", "na", "n/a", "#n/a", "-", "--", "---", "−", "ー", "*", "***", "欠測", "欠損", "欠", "未計測", "データなし",
    };

    /// <summary>
    /// No energy of a step is larger in any unit: a million kWh in each of a million steps. Up to here the product with unit and length of a
    /// step, and the sum of a file, fit into a decimal.
    /// </summary>
    private const decimal Largest = 1_000_000_000_000;

    /// <summary>True when the cell says that there is no value: it is missing, never 0.</summary>
    internal static bool IsMissing(Cell cell) => cell.Number is null && Missing.Contains(cell.Text);

    /// <summary>What commas mean in these cells.</summary>
    /// <exception cref="ImportException">It cannot be known.</exception>
    internal static NumberReader For(IEnumerable<Cell> cells, bool commaSeparates, string? asked)
    {
        switch (asked)
        {
            case "comma":
                return new NumberReader(commaIsDecimal: true);
            case "point":
                return new NumberReader(commaIsDecimal: false);
            case not null:
                throw ImportException.WrongOption("decimal", asked, "point or comma");
        }

        var unsure = false;
        foreach (var text in cells.Where(c => c.Number is null && c.Text.Contains(',', StringComparison.Ordinal)).Select(c => c.Text))
        {
            if (SurelyDecimal().IsMatch(text))
            {
                return new NumberReader(commaIsDecimal: true);
            }

            if (SurelyGrouping().IsMatch(text))
            {
                return new NumberReader(commaIsDecimal: false);
            }

            unsure = true;
        }

        return unsure && !commaSeparates
            ? throw new ImportException("numbers such as 1,234 can mean two things here: say 'decimal' comma or point", ImportCodes.DecimalNeeded)
            : new NumberReader(commaIsDecimal: false);
    }

    /// <summary>Why a cell holds no number, what to do, and which of <see cref="ImportCodes"/> that is.</summary>
    internal (string Reason, string Cure, string Code) ProblemOf(Cell cell) =>
        double.TryParse(cell.Text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) > (double)Largest
            ? ($"'{cell.Text}' is too large to be an energy", "check the number", ImportCodes.TooLarge)
            : ($"'{cell.Text}' is not a number", $"write it like {(commaIsDecimal ? "12,5 (the file's commas are decimal)" : "12.5")}; leave the cell empty where there is no value", commaIsDecimal ? ImportCodes.NoNumberComma : ImportCodes.NoNumber);

    /// <summary>The number; false when the cell holds none that can be meant.</summary>
    internal bool TryRead(Cell cell, out decimal value)
    {
        value = 0;
        if (cell.Number is { } number)
        {
            return Math.Abs(number) <= (double)Largest && decimal.TryParse(
                number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }

        var text = Unit().Replace(cell.Text.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal), "");
        if (commaIsDecimal)
        {
            if (text.Contains('.', StringComparison.Ordinal) && !PointsGroup().IsMatch(text))
            {
                return false;
            }

            text = text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        }
        else if (text.Contains(',', StringComparison.Ordinal))
        {
            if (!Grouped().IsMatch(text))
            {
                return false;
            }

            text = text.Replace(",", "", StringComparison.Ordinal);
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= Largest;
    }

    // 0,5 and 1,25 and 1.234,5: a comma that is followed by other than three digits, or by none that could be grouped.
    [GeneratedRegex(@"^-?(0,\d+|\d+,(\d{1,2}|\d{4,})|\d{4,},\d+|\d{1,3}(\.\d{3})+,\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SurelyDecimal();

    [GeneratedRegex(@"^-?\d{1,3}((,\d{3})+\.\d*|(,\d{3}){2,})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SurelyGrouping();

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();

    // Nothing is grouped behind a leading 0: 0.234 under a decimal comma is a slip.
    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PointsGroup();

    [GeneratedRegex(@"[kM]?Wh?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Unit();
}
