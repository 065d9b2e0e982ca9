using System.Collections.Concurrent;
using System.Diagnostics;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>Passes requests on and remembers them.</summary>
public sealed class RecordingHandler() : DelegatingHandler(new HttpClientHandler())
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);
    private long _last = Stopwatch.GetTimestamp();
    private int _open;

    public ConcurrentQueue<string> Paths { get; } = new();

    /// <summary>Ends when no request has been open for a moment.</summary>
    public async Task QuietAsync(CancellationToken cancel)
    {
        while (Volatile.Read(ref _open) > 0 || Stopwatch.GetElapsedTime(Volatile.Read(ref _last)) < Quiet)
        {
            await Task.Delay(10, cancel);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Paths.Enqueue(request.RequestUri!.PathAndQuery);
        Interlocked.Increment(ref _open);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _last, Stopwatch.GetTimestamp());
            Interlocked.Decrement(ref _open);
        }
    }
}
