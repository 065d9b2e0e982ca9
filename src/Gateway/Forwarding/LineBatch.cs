namespace Monitoring.Gateway.Forwarding;

/// <summary>Whole groups of the buffer as line protocol.</summary>
/// <param name="LastId">Id of the newest group in it.</param>
/// <param name="Body">The lines, each ended by LF; valid until the next batch is built.</param>
/// <param name="Lines">Number of lines; 0 when nothing in the groups could be decoded.</param>
internal sealed record LineBatch(long LastId, ReadOnlyMemory<byte> Body, int Lines);
