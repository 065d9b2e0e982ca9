namespace Monitoring.Dashboard.Findings;

/// <summary>Where a finding stands between the analysis and the people.</summary>
public enum FindingState
{
    /// <summary>新規: found, nobody has decided.</summary>
    New,

    /// <summary>継続: found for a while, nobody has decided.</summary>
    Ongoing,

    /// <summary>悪化: has grown notably since it was found or set aside.</summary>
    Worse,

    /// <summary>再発: was gone, or said to be done, and is back.</summary>
    Returned,

    /// <summary>採用: somebody will act on it.</summary>
    Accepted,

    /// <summary>却下: not a finding, with a reason.</summary>
    Rejected,

    /// <summary>待ち: more data are wanted before deciding.</summary>
    Waiting,

    /// <summary>保留: set aside until it gets worse.</summary>
    Snoozed,

    /// <summary>解消: the analysis does not confirm it any more.</summary>
    Resolved,
}

/// <summary>Why a finding was rejected. The reason decides when it may come back, see <see cref="FindingRules"/>.</summary>
public enum RejectReason
{
    /// <summary>稼働予定どおり: the load is meant to run.</summary>
    AsPlanned,

    /// <summary>計測誤り: the meter or its setting is wrong.</summary>
    Mismeasured,

    /// <summary>対処済み: has been dealt with.</summary>
    Handled,

    /// <summary>金額が小さい: not worth the trouble.</summary>
    TooSmall,

    /// <summary>その他: see the note.</summary>
    Other,
}

/// <summary>What a finding's size is counted in.</summary>
public enum SizeUnit
{
    /// <summary>No amount is known.</summary>
    None,

    /// <summary>Yen a year.</summary>
    Yen,

    /// <summary>kWh a year, where there is no tariff.</summary>
    Kwh,
}

/// <summary>The upper end of what a finding may save in a year; sizes compare only in the same unit.</summary>
/// <param name="Value">Amount a year in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit.</param>
public readonly record struct FindingSize(double Value, SizeUnit Unit)
{
    /// <summary>True when this is at least <paramref name="factor"/> times <paramref name="reference"/>.</summary>
    public bool Exceeds(FindingSize reference, double factor) =>
        Unit != SizeUnit.None && Unit == reference.Unit && reference.Value > 0 && Value >= reference.Value * factor;

    /// <summary>The size of a finding: yen, else kWh, else none.</summary>
    public static FindingSize Of(Analysis.Findings.Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return (finding.YenPerYear, finding.KwhPerYear) switch
        {
            ({ } yen, _) => new FindingSize(yen.High, SizeUnit.Yen),
            (null, { } kwh) => new FindingSize(kwh.High, SizeUnit.Kwh),
            _ => new FindingSize(0, SizeUnit.None),
        };
    }
}
