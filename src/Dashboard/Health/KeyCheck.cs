using Microsoft.Extensions.Options;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Starting;

namespace Monitoring.Dashboard.Health;

/// <summary>Asks the Ingestor once at the start. A key that it refuses ends the start; an Ingestor that does not answer may come yet.</summary>
internal sealed class KeyCheck(IngestorClient ingestor, IOptions<DashboardOptions> options) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await ingestor.SitesAsync(limit.Token);
        }
        catch (IngestorException e) when (e.Fault == IngestorFault.KeyRefused)
        {
            throw new StartException(
                $"The Dashboard cannot start:{Environment.NewLine}  Dashboard:Ingestor:Key is refused by the Ingestor at {options.Value.Ingestor.Url} ({e.Message}) " +
                $"It must be a valid key of scope read. {DashboardOptionsCheck.MakeKey}.",
                e);
        }
        catch (Exception e) when (e is IngestorException || !cancellationToken.IsCancellationRequested)
        {
            // Health and every page say that it does not answer.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
