using Monitoring.Ingestor.Ledger;

namespace Monitoring.Ingestor.Storage;

/// <summary>A factory.</summary>
public sealed class SiteRow
{
    /// <summary>Site id.</summary>
    public required string Site { get; set; }

    /// <summary>Display name.</summary>
    public required string Name { get; set; }

    /// <summary>IANA time zone.</summary>
    public required string TimeZone { get; set; }

    /// <summary>IANA time zone by which the days of the ledger are cut at present; null before the first are.</summary>
    public string? DaysZone { get; set; }
}

/// <summary>A key, of which only the hash is kept.</summary>
public sealed class KeyRow
{
    /// <summary>Number by which people refer to it.</summary>
    public int Id { get; set; }

    /// <summary>Site it opens, or <c>*</c> for a key that reads or corrects all sites.</summary>
    public required string Site { get; set; }

    /// <summary>What it is for.</summary>
    public required string Name { get; set; }

    /// <summary><c>write</c>, <c>read</c> or <c>correct</c>.</summary>
    public required string Scope { get; set; }

    /// <summary>SHA-256 of the key, hexadecimal. A key has 256 random bits, so a slow hash would add nothing.</summary>
    public required string Hash { get; set; }

    /// <summary>When it was made.</summary>
    public long CreatedMs { get; set; }

    /// <summary>When it was last used, to within some seconds; null when never.</summary>
    public long? LastUsedMs { get; set; }

    /// <summary>When it was revoked; null while it is valid.</summary>
    public long? RevokedMs { get; set; }
}

/// <summary>A meter that has sent readings, or of which energy was entered or imported.</summary>
public sealed class MeterRow
{
    /// <summary>Number by which the ledger refers to it.</summary>
    public int Id { get; set; }

    /// <summary>Site id.</summary>
    public required string Site { get; set; }

    /// <summary>Meter id.</summary>
    public required string Meter { get; set; }

    /// <summary>Names of its quantities, separated by commas.</summary>
    public required string Quantities { get; set; }

    /// <summary>Time of the oldest reading, or start of the earliest energy entered.</summary>
    public long FirstMs { get; set; }

    /// <summary>Time of the newest reading, or end of the latest energy entered.</summary>
    public long LastMs { get; set; }

    /// <summary>Typical time between readings in ms; null until known.</summary>
    public double? IntervalMs { get; set; }
}

/// <summary>One quarter hour of one meter; see <see cref="Domain.Ledger.LedgerInterval"/> for units and signs.</summary>
public abstract class QuarterRow
{
    /// <summary>Number of the meter.</summary>
    public int MeterId { get; set; }

    /// <summary>Start of the quarter hour, in quarter hours since 1970 (UTC).</summary>
    public int Quarter { get; set; }

    /// <summary>Imported energy, Wh.</summary>
    public double? ImportWh { get; set; }

    /// <summary>Exported energy, Wh.</summary>
    public double? ExportWh { get; set; }

    /// <summary>Mean power, W.</summary>
    public double? MeanW { get; set; }

    /// <summary>Smallest power, W.</summary>
    public double? MinW { get; set; }

    /// <summary>Largest power, W.</summary>
    public double? MaxW { get; set; }

    /// <summary>Lagging reactive energy, varh.</summary>
    public double? LagVarh { get; set; }

    /// <summary>Leading reactive energy, varh.</summary>
    public double? LeadVarh { get; set; }

    /// <summary>Measured share, 0 to 1.</summary>
    public double Coverage { get; set; }

    /// <summary>Origin as a number, see <see cref="Domain.Ledger.IntervalOrigin"/>.</summary>
    public short Origin { get; set; }
}

/// <summary>A quarter hour as the ledger has it.</summary>
public sealed class LedgerRow : QuarterRow;

/// <summary>
/// A quarter hour as it would be without the entered energy that stands in its place, or that says that nothing is known: undoing the entry
/// brings it back, also when its readings are gone.
/// </summary>
public sealed class BeneathRow : QuarterRow;

/// <summary>
/// Totals of one meter's quarter hours over one local day of its site; kept in the transaction that changes the quarter hours.
/// </summary>
public sealed class LedgerDayRow : QuarterSums
{
    /// <summary>Number of the meter.</summary>
    public int MeterId { get; set; }

    /// <summary>The date as a number, e.g. 20260401, so that a month is a hundredth of it and a year a ten-thousandth.</summary>
    public int Day { get; set; }
}

/// <summary>
/// A mark: readings of one meter in this span are new, and its ledger must be recomputed for them. A mark never changes; new readings make
/// new marks. See <c>Ledger/README.md</c>.
/// </summary>
public sealed class DirtyRow
{
    /// <summary>Number of the mark.</summary>
    public long Id { get; set; }

    /// <summary>Number of the meter.</summary>
    public int MeterId { get; set; }

    /// <summary>Time of the earliest touched reading.</summary>
    public long FromMs { get; set; }

    /// <summary>End, exclusive, of the quarter hour of the latest touched reading.</summary>
    public long ToMs { get; set; }

    /// <summary>When it was made, by the database's clock.</summary>
    public long CreatedMs { get; set; }

    /// <summary>Until when it is taken, by the database's clock; 0 when nobody has taken it.</summary>
    public long LeaseUntilMs { get; set; }

    /// <summary>Who has taken it: a random number of each running Ingestor; 0 when nobody has.</summary>
    public long LeasedBy { get; set; }
}
