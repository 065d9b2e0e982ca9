using System.Globalization;
using System.Text;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Stores.Influx;

/// <summary>
/// Readings in InfluxDB 1, 2 or 3 over its HTTP API: measurement <c>readings</c>, tags <c>meter</c> and <c>site</c>, one float field per quantity.
/// </summary>
public sealed class InfluxReadingStore : IReadingStore
{
    // Rows per query, so that neither side holds more than some megabytes of text at once.
    private const int PageRows = 50_000;

    private readonly IngestorOptions _options;
    private readonly TimeProvider _time;
    private readonly InfluxConnection _influx;
    private readonly InfluxWriter _writer;

    /// <param name="http">Client whose base address is the server.</param>
    /// <param name="options">Database, its retention, and the secrets.</param>
    /// <param name="time">The clock by which readings expire.</param>
    public InfluxReadingStore(HttpClient http, IngestorOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _influx = new InfluxConnection(http, options);
        _writer = new InfluxWriter(_influx, options, time);
    }

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancel) => _influx.PrepareAsync(cancel);

    /// <inheritdoc/>
    public Task<long> KeptFromAsync(string site, string meter, CancellationToken cancel) => Task.FromResult(RawRetention.EarliestMs(_options, _time));

    /// <inheritdoc/>
    public Task<IReadOnlyList<RefusedPoint>> WriteAsync(string site, PointBatch batch, CancellationToken cancel) =>
        _writer.WriteAsync(site, batch, cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<Sample>>> ReadAsync(
        string site, string meter, IReadOnlyList<Quantity> quantities, long fromMs, long toMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        var lists = quantities.Select(_ => new List<Sample>()).ToArray();
        await ReadAsync(site, meter, quantities, fromMs, toMs, PageRows, lists, cancel);
        return lists;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Sample>> ReadAsync(SeriesKey series, long fromMs, long toMs, int limit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(series);
        var list = new List<Sample>();
        await ReadAsync(series.Site, series.Meter, [series.Quantity], fromMs, toMs, Math.Min(limit, PageRows), [list], cancel, limit);
        return list;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Sample>> ReadBeforeAsync(SeriesKey series, long timeMs, int count, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(series);
        var samples = new List<Sample>(count);
        var query = $"SELECT {Field(series.Quantity)} FROM readings WHERE {Of(series.Site, series.Meter)} AND time < {timeMs}ms ORDER BY time DESC LIMIT {count}";
        await _influx.QueryAsync(query, row => samples.Add(new Sample((long)row[0], row[1])), cancel);
        samples.Reverse();
        return samples;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bucket>> ReadBucketsAsync(SeriesKey series, long fromMs, long toMs, long everyMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(series);
        var field = Field(series.Quantity);
        var query = $"SELECT mean({field}), min({field}), max({field}), last({field}) FROM readings " +
            $"WHERE {Of(series.Site, series.Meter)} AND {Span(fromMs, toMs)} GROUP BY time({everyMs}ms) fill(none)";
        var buckets = new List<Bucket>();
        await _influx.QueryAsync(query, row => buckets.Add(new Bucket((long)row[0], row[1], row[2], row[3], row[4])), cancel);
        return buckets;
    }

    private async Task ReadAsync(
        string site, string meter, IReadOnlyList<Quantity> quantities, long fromMs, long toMs, int pageRows, IReadOnlyList<List<Sample>> lists, CancellationToken cancel, int limit = int.MaxValue)
    {
        var select = $"SELECT {string.Join(',', quantities.Select(Field))} FROM readings WHERE {Of(site, meter)} AND ";
        for (int rows, total = 0; total < limit; total += rows)
        {
            rows = 0;
            var last = fromMs;
            await _influx.QueryAsync(
                $"{select}{Span(fromMs, toMs)} LIMIT {Math.Min(pageRows, limit - total)}",
                row =>
                {
                    rows++;
                    last = (long)row[0];
                    for (var i = 0; i < lists.Count; i++)
                    {
                        if (!double.IsNaN(row[i + 1]))
                        {
                            lists[i].Add(new Sample(last, row[i + 1]));
                        }
                    }
                },
                cancel);
            if (rows < pageRows)
            {
                return;
            }

            fromMs = last + 1;
        }
    }

    private static string Field(Quantity quantity) => $"\"{quantity.Name}\"";

    private static string Span(long fromMs, long toMs) => string.Create(CultureInfo.InvariantCulture, $"time >= {fromMs}ms AND time < {toMs}ms");

    private static string Of(string site, string meter) => $"meter = {Text(meter)} AND site = {Text(site)}";

    // An id from a request's address may hold anything: within a string literal of InfluxQL, \ and ' are escaped with \.
    private static string Text(string value)
    {
        var text = new StringBuilder("'", value.Length + 2);
        foreach (var c in value)
        {
            text.Append(c is '\'' or '\\' ? "\\" : "").Append(c == '\n' ? "\\n" : c.ToString());
        }

        return text.Append('\'').ToString();
    }
}
