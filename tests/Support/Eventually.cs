using System.Diagnostics;

namespace Monitoring.Support;

/// <summary>Waits for a condition with a deadline, polling; never for a fixed time.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(30);

    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? deadline = null, CancellationToken cancel = default) =>
        TrueAsync(() => Task.FromResult(condition()), what, deadline, cancel);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? deadline = null, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        var limit = deadline ?? DefaultDeadline;
        Exception? last = null;
        do
        {
            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                last = e;
            }

            await Task.Delay(25, cancel);
        }
        while (clock.Elapsed < limit);

        throw new TimeoutException($"Not true within {limit.TotalSeconds:0} s: {what}", last);
    }
}
