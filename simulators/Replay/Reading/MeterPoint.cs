using Monitoring.Domain.Quantities;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>What a meter would have said at one instant.</summary>
/// <param name="Time">Time, UTC.</param>
/// <param name="Values">Values in canonical units.</param>
public sealed record MeterPoint(DateTimeOffset Time, IReadOnlyDictionary<Quantity, double> Values);

/// <summary>A row that cannot be read and is left out.</summary>
/// <param name="Row">Row number in the file; the header is row 1.</param>
/// <param name="Why">Column and cause.</param>
public sealed record BadRow(int Row, string Why)
{
    /// <inheritdoc/>
    public override string ToString() => $"row {Row}: {Why}";
}

/// <summary>The file as a whole cannot be read; the message names cause and cure.</summary>
public sealed class CsvFileException : Exception
{
    /// <param name="message">Cause and cure.</param>
    public CsvFileException(string message)
        : base(message)
    {
    }

    /// <param name="message">Cause and cure.</param>
    /// <param name="inner">What was thrown.</param>
    public CsvFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
