using Monitoring.Analysis.Metering;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Circuits;

/// <summary>Reads the ledger of any circuit of a site, calculating what has no meter of its own.</summary>
/// <param name="ingestor">Where the ledgers are.</param>
/// <param name="site">The site with its metering tree.</param>
/// <param name="meters">Its meters.</param>
public sealed class CircuitReader(IngestorClient ingestor, SiteEntry site, IReadOnlyList<MeterInfo> meters)
{
    private readonly CircuitTree _tree = new(site, meters);

    /// <summary>The quarter hours of a circuit whose start lies in [<paramref name="from"/>, <paramref name="to"/>), ascending.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public async Task<IReadOnlyList<LedgerInterval>> ReadAsync(string id, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        if (RestId.IsRest(id, out var branch))
        {
            return (await RestAsync(branch, from, to, cancel)).Intervals;
        }

        var terms = _tree.TermsOf(id);
        if (terms is [{ Factor: 1 } only] && only.Meter == id)
        {
            return await ingestor.LongIntervalsAsync(site.Id, id, from, to, cancel);
        }

        var circuits = new List<(double Factor, Circuit Circuit)>();
        foreach (var term in terms)
        {
            circuits.Add((term.Factor, new Circuit(term.Meter, await ingestor.LongIntervalsAsync(site.Id, term.Meter, from, to, cancel))));
        }

        return NetEnergy.Sum(circuits);
    }

    /// <summary>A branch less the circuits below it that have data.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public async Task<BranchRest> RestAsync(string branch, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var circuits = new List<Circuit>();
        foreach (var child in _tree.ChildrenOf(branch))
        {
            circuits.Add(new Circuit(child.Meter, await ReadAsync(child.Meter, from, to, cancel)) { Since = child.FirstReading });
        }

        return BranchRest.Of(new Circuit(branch, await ReadAsync(branch, from, to, cancel)), circuits);
    }
}
