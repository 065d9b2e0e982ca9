using System.Globalization;

namespace Monitoring.Domain.Contracts;

/// <summary>What a gateway says of itself with every write, in the header <see cref="Header"/>.</summary>
/// <param name="Clock">Its clock at sending, UTC.</param>
/// <param name="WaitingMessages">Messages it holds that are not forwarded yet, those of this request among them.</param>
/// <param name="OldestAge">Age of the oldest of them; zero when none waits.</param>
public sealed record GatewayReport(DateTimeOffset Clock, long WaitingMessages, TimeSpan OldestAge)
{
    /// <summary>Name of the header: <c>clock=1796095800000, waiting=12, oldest=3</c>; Unix ms, a count, and seconds.</summary>
    public const string Header = "Monitoring-Gateway";

    // Nobody's buffer holds more; larger numbers are nonsense or an attack.
    private const long MostMessages = 1_000_000_000_000;
    private const long LongestAge = 100L * 365 * 24 * 3600;

    /// <summary>The header's value.</summary>
    public string ToHeader() => string.Create(
        CultureInfo.InvariantCulture, $"clock={Clock.ToUnixTimeMilliseconds()}, waiting={WaitingMessages}, oldest={(long)OldestAge.TotalSeconds}");

    /// <summary>Reads a header; null when it is absent or not such a value: a write is never refused for it.</summary>
    public static GatewayReport? Parse(string? header)
    {
        long? clock = null, waiting = null, oldest = null;
        foreach (var part in (header ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !long.TryParse(part.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (part[..at])
            {
                case "clock":
                    clock = number;
                    break;
                case "waiting":
                    waiting = number;
                    break;
                case "oldest":
                    oldest = number;
                    break;
            }
        }

        return clock is >= 0 and < 253_402_300_800_000 && waiting is >= 0 and <= MostMessages && oldest is >= 0 and <= LongestAge
            ? new GatewayReport(DateTimeOffset.FromUnixTimeMilliseconds(clock.Value), waiting.Value, TimeSpan.FromSeconds(oldest.Value))
            : null;
    }
}
