using System.Globalization;
using Microsoft.Data.Sqlite;
using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Buffering;

/// <summary>
/// Finds out that this machine's clock is behind, as on a computer without a battery clock until it has asked the network. Time only goes on,
/// so the newest time that was read is kept in the buffer file, and a clock well before it is wrong. Should the kept time be the mistake,
/// because the clock once ran ahead: after a day of running the present clock counts.
/// </summary>
internal sealed class KnownTime(ClockOptions options, TimeProvider time)
{
    private const long ToleranceMs = 5 * 60 * 1000;
    private const long SaveEveryMs = 60 * 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly long _earliestMs = options.Earliest.ToUnixTimeMilliseconds();
    private readonly long _started = time.GetTimestamp();
    private long _newestMs;

    /// <summary>What is wrong with the clock now; null when nothing is known to be.</summary>
    internal string? Problem
    {
        get
        {
            var now = time.GetUtcNow();
            if (!IsBehind(now.ToUnixTimeMilliseconds()))
            {
                return null;
            }

            var why = now < options.Earliest
                ? "before Gateway:Clock:Earliest; set it"
                : $"but it has read {Show(DateTimeOffset.FromUnixTimeMilliseconds(_newestMs))} before; set it, or, if that was the mistake, let the gateway run for a day";
            return $"this machine's clock reads {Show(now)}, {why}. Until then the times that meters send are believed, and meters that send none are recorded at a wrong time";
        }
    }

    /// <summary>True when a clock that reads <paramref name="nowMs"/> cannot be right.</summary>
    internal bool IsBehind(long nowMs) => nowMs < _earliestMs || nowMs < Volatile.Read(ref _newestMs) - ToleranceMs;

    /// <summary>True when the clock reads a time now that cannot be right.</summary>
    internal bool IsBehind() => IsBehind(time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Takes what the file knows.</summary>
    internal void Load(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT newest_ms FROM clock";
        Volatile.Write(ref _newestMs, Math.Max(_newestMs, command.ExecuteScalar() as long? ?? 0));
    }

    /// <summary>Keeps the present time, about once a minute.</summary>
    internal void Save(SqliteConnection connection)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var isMistaken = now < _newestMs && time.GetElapsedTime(_started) > Patience;
        if (now < _newestMs + SaveEveryMs && !isMistaken)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO clock (id, newest_ms) VALUES (1, $now)";
        command.Parameters.AddWithValue("$now", now);
        command.ExecuteNonQuery();
        Volatile.Write(ref _newestMs, now);
    }

    private static string Show(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
