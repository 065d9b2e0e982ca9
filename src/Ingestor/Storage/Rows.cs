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

/// <summary>A meter that has sent readings.</summary>
public sealed class MeterRow
{
    /// <summary>Site id.</summary>
    public required string Site { get; set; }

    /// <summary>Meter id.</summary>
    public required string Meter { get; set; }

    /// <summary>Names of its quantities, separated by commas.</summary>
    public required string Quantities { get; set; }

    /// <summary>Time of the oldest reading.</summary>
    public long FirstMs { get; set; }

    /// <summary>Time of the newest reading.</summary>
    public long LastMs { get; set; }

    /// <summary>Typical time between readings in ms; null until known.</summary>
    public double? IntervalMs { get; set; }
}

/// <summary>One quarter hour of one meter; see <see cref="Domain.Ledger.LedgerInterval"/> for units and signs.</summary>
public sealed class LedgerRow
{
    /// <summary>Site id.</summary>
    public required string Site { get; set; }

    /// <summary>Meter id.</summary>
    public required string Meter { get; set; }

    /// <summary>Start of the quarter.</summary>
    public long StartMs { get; set; }

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
    public int Origin { get; set; }
}

/// <summary>A span of one meter's ledger that new readings touched, in whole quarter hours.</summary>
public sealed class DirtyRow
{
    /// <summary>Number of the mark.</summary>
    public long Id { get; set; }

    /// <summary>Site id.</summary>
    public required string Site { get; set; }

    /// <summary>Meter id.</summary>
    public required string Meter { get; set; }

    /// <summary>Start of the earliest touched quarter hour.</summary>
    public long FromMs { get; set; }

    /// <summary>End of the latest touched quarter hour.</summary>
    public long ToMs { get; set; }
}
