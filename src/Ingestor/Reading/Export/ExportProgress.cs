using System.Collections.Concurrent;
using System.Text.Json.Serialization;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>How far one export is.</summary>
internal sealed class ExportProgress(ExportRequest request)
{
    internal const string Running = "running";
    internal const string Done = "done";
    internal const string Cancelled = "cancelled";
    internal const string Failed = "failed";

    private readonly Lock _gate = new();
    private ExportState _state = new(Running, 0, request.FromMs >= request.ToMs ? 1 : 0, null);

    /// <summary>Told at each change, in the command's way of showing it.</summary>
    internal Action<ExportState>? Changed { get; init; }

    internal ExportState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>So many more rows are written, of the meter with this index up to this time.</summary>
    internal void Reached(int rows, int meterIndex, long timeMs)
    {
        var ofMeter = (double)(timeMs - request.FromMs) / (request.ToMs - request.FromMs);
        Set(s => s with { Rows = s.Rows + rows, Share = Math.Round((meterIndex + ofMeter) / request.Meters.Count, 4) });
    }

    internal void End(string state, string? error = null) => Set(s => s with { State = state, Error = error, Share = state == Done ? 1 : s.Share });

    private void Set(Func<ExportState, ExportState> change)
    {
        ExportState now;
        lock (_gate)
        {
            now = _state = change(_state);
        }

        Changed?.Invoke(now);
    }
}

/// <summary>How far an export is: <c>GET /api/sites/{site}/export/{id}</c>.</summary>
/// <param name="State"><c>running</c>, <c>done</c>, <c>cancelled</c> or <c>failed</c>.</param>
/// <param name="Rows">Rows written so far.</param>
/// <param name="Share">Share of all meters' spans that is written, 0 to 1.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record ExportState(
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("share")] double Share,
    [property: JsonPropertyName("error"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error);

/// <summary>The exports that run, and the last that have ended.</summary>
internal sealed class ExportBoard
{
    private const int Kept = 100;

    private readonly ConcurrentDictionary<(string Site, string Id), ExportProgress> _exports = new();
    private readonly ConcurrentQueue<(string Site, string Id)> _order = new();

    /// <summary>Adds an export; false when one of that id runs already.</summary>
    internal bool TryAdd(string site, string id, ExportProgress progress)
    {
        if (_exports.TryGetValue((site, id), out var known) && known.State.State != ExportProgress.Running)
        {
            _exports[(site, id)] = progress;
            return true;
        }

        if (!_exports.TryAdd((site, id), progress))
        {
            return false;
        }

        _order.Enqueue((site, id));
        while (_order.Count > Kept && _order.TryDequeue(out var oldest))
        {
            _exports.TryRemove(oldest, out _);
        }

        return true;
    }

    internal ExportProgress? Find(string site, string id) => _exports.GetValueOrDefault((site, id));
}
