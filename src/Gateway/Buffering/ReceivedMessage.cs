namespace Monitoring.Gateway.Buffering;

/// <summary>A message as it came from the broker.</summary>
/// <param name="Topic">Topic.</param>
/// <param name="Payload">Raw bytes.</param>
/// <param name="ReceivedMs">Time of arrival, Unix ms UTC.</param>
public readonly record struct ReceivedMessage(string Topic, ReadOnlyMemory<byte> Payload, long ReceivedMs);

/// <summary>A group of messages as it lies on disk.</summary>
/// <param name="Id">Number given by the store; ascending in order of arrival.</param>
/// <param name="Messages">The messages in order of arrival; empty when the group was damaged.</param>
/// <param name="Damaged">True when the checksum did not fit; the group's messages are lost and counted.</param>
/// <param name="Count">How many messages the group held.</param>
public sealed record MessageGroup(long Id, IReadOnlyList<ReceivedMessage> Messages, bool Damaged, int Count);

/// <summary>What waits on disk.</summary>
/// <param name="Messages">Messages.</param>
/// <param name="Bytes">Compressed bytes.</param>
/// <param name="OldestMs">Arrival of the oldest, Unix ms; null when nothing waits.</param>
public sealed record BufferDepth(long Messages, long Bytes, long? OldestMs);
