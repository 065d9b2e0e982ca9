namespace Monitoring.Dashboard.Components.Frame;

/// <summary>What stands behind a figure: shown when somebody asks.</summary>
/// <param name="Title">The figure's name.</param>
/// <param name="Formula">How it is computed, with the numbers.</param>
/// <param name="Period">The time it covers.</param>
/// <param name="Shares">Measured, estimated and missing share.</param>
/// <param name="Source">Meter, tariff or factor with its source and date.</param>
public sealed record EvidenceInfo(string Title, string Formula, string Period, string Shares, string Source);
