using Microsoft.EntityFrameworkCore;

namespace Monitoring.Ingestor.Corrections;

/// <summary>One correction of one meter. It is never deleted: undoing it adds who, when and why.</summary>
public sealed class CorrectionRow
{
    /// <summary>Number by which people refer to it; later made, higher number.</summary>
    public long Id { get; set; }

    /// <summary>Site id.</summary>
    public required string Site { get; set; }

    /// <summary>Meter id.</summary>
    public required string Meter { get; set; }

    /// <summary>Meter id of the device that a replacement brings in, where it has one of its own.</summary>
    public string? NewMeter { get; set; }

    /// <summary>See <see cref="CorrectionKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Start of the time whose ledger it changes.</summary>
    public long FromMs { get; set; }

    /// <summary>End of it, exclusive; null while it goes on.</summary>
    public long? ToMs { get; set; }

    /// <summary>What it says, as JSON of a <see cref="CorrectionDetails"/>.</summary>
    public required string Details { get; set; }

    /// <summary>The longest of its entries in ms, where it has any: an entry that reaches into a span starts at most so long before it.</summary>
    public long LongestMs { get; set; }

    /// <summary>Who made it, as given.</summary>
    public required string MadeBy { get; set; }

    /// <summary>Name of the key with which it was made.</summary>
    public required string MadeWith { get; set; }

    /// <summary>Why.</summary>
    public required string Why { get; set; }

    /// <summary>When it was made.</summary>
    public long MadeMs { get; set; }

    /// <summary>Who undid it; null while it holds.</summary>
    public string? UndoneBy { get; set; }

    /// <summary>Name of the key with which it was undone.</summary>
    public string? UndoneWith { get; set; }

    /// <summary>Why it was undone.</summary>
    public string? UndoneWhy { get; set; }

    /// <summary>When it was undone.</summary>
    public long? UndoneMs { get; set; }

    /// <summary>False from the change until the ledger's span is marked, so that no crash between the two leaves the ledger behind.</summary>
    public bool IsMarked { get; set; }
}

/// <summary>One span of energy of a correction; see <see cref="Analysis.Edits.EditedEnergy"/> for units.</summary>
public sealed class EditRow
{
    /// <summary>Number of the correction.</summary>
    public long CorrectionId { get; set; }

    /// <summary>Start.</summary>
    public long StartMs { get; set; }

    /// <summary>End, exclusive.</summary>
    public long EndMs { get; set; }

    /// <summary>Imported energy, Wh.</summary>
    public double? ImportWh { get; set; }

    /// <summary>Exported energy, Wh.</summary>
    public double? ExportWh { get; set; }
}

/// <summary>The kinds of correction, as stored and on the wire.</summary>
public static class CorrectionKind
{
    /// <summary>Factor, CT ratio, unit or direction from a time on.</summary>
    public const string Calibration = "calibration";

    /// <summary>Another device from a time on.</summary>
    public const string Replacement = "replacement";

    /// <summary>What the device is: greatest power, and where its counters start again from 0.</summary>
    public const string Nameplate = "nameplate";

    /// <summary>Energy entered by hand.</summary>
    public const string Edit = "edit";

    /// <summary>Energy of a file.</summary>
    public const string Import = "import";
}

/// <summary>The tables of corrections.</summary>
public static class CorrectionModel
{
    /// <summary>Adds them to the model.</summary>
    public static void Configure(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<CorrectionRow>(e =>
        {
            e.ToTable("corrections");
            e.HasKey(c => c.Id);
            e.HasIndex(c => new { c.Site, c.Meter });
            e.HasIndex(c => new { c.Site, c.NewMeter });
        });
        modelBuilder.Entity<EditRow>(e =>
        {
            e.ToTable("edits");
            e.HasKey(r => new { r.CorrectionId, r.StartMs });
        });
    }
}
