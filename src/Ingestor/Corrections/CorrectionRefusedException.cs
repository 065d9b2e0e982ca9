namespace Monitoring.Ingestor.Corrections;

/// <summary>A correction cannot be made as wished; the message says why and what to wish instead.</summary>
public sealed class CorrectionRefusedException(string message) : Exception(message);
