using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Storage;

/// <summary>Removes what is older than a retention, again and again while the program runs; a round that fails is left to the next.</summary>
/// <param name="days">The retention; with 0, everything is kept for ever.</param>
/// <param name="round">Time from the end of one round to the next.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where a failed round is told.</param>
public abstract partial class RetentionRounds(int days, TimeSpan round, TimeProvider time, ILogger log) : BackgroundService
{
    /// <summary>The clock.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>Removes what is too old now.</summary>
    public abstract Task RemoveAsync(CancellationToken cancel);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (days == 0)
        {
            return;
        }

        try
        {
            while (true)
            {
                try
                {
                    await RemoveAsync(stoppingToken);
                }
                catch (Exception e) when (e is StoreUnavailableException || DatabaseTrouble.ReasonOf(e) is not null)
                {
                    Failed(e.Message);
                }

                await Task.Delay(round, Time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is removed after the next start.
        }
    }

    /// <summary>Says that something too old could not be removed.</summary>
    protected void Failed(string problem) => Failed(log, problem);

    [LoggerMessage(LogLevel.Warning, "What is older than its retention could not be removed now: {Problem}")]
    private static partial void Failed(ILogger log, string problem);
}
