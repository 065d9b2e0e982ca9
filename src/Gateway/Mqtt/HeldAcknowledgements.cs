using System.Collections;
using System.Collections.Concurrent;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// The acknowledgements one publisher still waits for, by packet id. By id and not in order of arrival, because a session outlives its
/// connection: after a reconnect a left-over entry would be taken for the next message, which would be acknowledged before it is on disk.
/// </summary>
internal sealed class HeldAcknowledgements
{
    private readonly ConcurrentDictionary<ushort, Task<bool>> _onDisk = new();

    /// <summary>Id of the PUBLISH packet being handled; a connection's packets are handled one after the other.</summary>
    internal ushort Current { get; set; }

    /// <summary>The ones of the session that owns <paramref name="sessionItems"/>.</summary>
    internal static HeldAcknowledgements Of(IDictionary sessionItems)
    {
        var key = typeof(HeldAcknowledgements);
        if (sessionItems[key] is HeldAcknowledgements held)
        {
            return held;
        }

        held = new HeldAcknowledgements();
        sessionItems[key] = held;
        return held;
    }

    internal void Hold(Task<bool> onDisk) => _onDisk[Current] = onDisk;

    /// <summary>True once the message with this packet id is on disk; false when it never will be.</summary>
    internal Task<bool> TakeAsync(ushort packetId) => _onDisk.TryRemove(packetId, out var onDisk) ? onDisk : Task.FromResult(false);
}
