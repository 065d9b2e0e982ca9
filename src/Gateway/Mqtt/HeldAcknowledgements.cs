using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// The acknowledgements that the publishers still wait for: per connection, and there by packet id. Not per session and not in order of
/// arrival, because a session outlives its connection: what is left over from the last one would be taken for the next message, which
/// would be acknowledged before it is on disk. MQTTnet hands every event the cancellation token of its connection; it serves as the key.
/// </summary>
internal sealed class HeldAcknowledgements
{
    private readonly ConcurrentDictionary<CancellationToken, Connection> _connections = new();

    /// <summary>Notes the id of the PUBLISH that the connection handles next; it handles one packet after the other.</summary>
    internal void Note(CancellationToken connection, ushort packetId) => Of(connection).Current = packetId;

    /// <summary>Holds the acknowledgement of the noted PUBLISH.</summary>
    internal void Hold(CancellationToken connection, Task<bool> onDisk)
    {
        var held = Of(connection);
        held.OnDisk[held.Current] = onDisk;
    }

    /// <summary>
    /// The message with this id: the task gives true once it is on disk, false when it never will be. False when the connection sent no
    /// such message: then it is an acknowledgement left over in the session, which must not go out.
    /// </summary>
    internal bool TryTake(CancellationToken connection, ushort packetId, [NotNullWhen(true)] out Task<bool>? onDisk)
    {
        onDisk = null;
        return _connections.TryGetValue(connection, out var held) && held.OnDisk.TryRemove(packetId, out onDisk);
    }

    private Connection Of(CancellationToken connection)
    {
        if (_connections.TryGetValue(connection, out var known))
        {
            return known;
        }

        known = _connections.GetOrAdd(connection, new Connection());
        connection.UnsafeRegister((state, ended) => _connections.TryRemove(ended, out _), null);
        return known;
    }

    private sealed class Connection
    {
        internal ushort Current { get; set; }

        internal ConcurrentDictionary<ushort, Task<bool>> OnDisk { get; } = new();
    }
}
