using System.Collections.Concurrent;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Writing;

/// <summary>What parsing a request needs, kept for the next one: a busy gateway must not cost a new list per line.</summary>
internal sealed class WriteWorkspace
{
    // A parser remembers the meter names it has seen; of a client that sends ever new ones it shall not keep all.
    private const int MostUses = 1000;

    private int _uses;

    internal LineProtocolParser Parser { get; } = new();

    internal PointBatch Batch { get; } = new();

    internal RefusedLines Refused { get; } = new();

    /// <summary>The workspaces that are not in use.</summary>
    internal sealed class Pool
    {
        private readonly ConcurrentBag<WriteWorkspace> _free = [];

        internal WriteWorkspace Take() => _free.TryTake(out var workspace) ? workspace : new WriteWorkspace();

        internal void Return(WriteWorkspace workspace)
        {
            workspace.Batch.Clear();
            workspace.Refused.Clear();
            if (++workspace._uses < MostUses)
            {
                _free.Add(workspace);
            }
        }
    }
}
