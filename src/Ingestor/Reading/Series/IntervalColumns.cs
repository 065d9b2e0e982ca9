using System.Text;
using System.Text.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Ledger;

namespace Monitoring.Ingestor.Reading.Series;

/// <summary>Rows of the ledger as the columns of an <see cref="IntervalSeries"/>.</summary>
internal sealed class IntervalColumns
{
    // In the order of LedgerTable.Columns.
    private static readonly string[] Names =
    [
        "start", "energy_import_wh", "energy_export_wh", "mean_w", "min_w", "max_w", "reactive_lag_varh", "reactive_lead_varh", "coverage", "origin",
    ];

    private static readonly byte[][] Origins = [.. Enum.GetValues<IntervalOrigin>().Order().Select(o => Encoding.ASCII.GetBytes(OriginWords.Of(o)))];

    private readonly JsonColumn[] _columns = [.. Names.Select(_ => new JsonColumn())];

    internal void Clear() => Array.ForEach(_columns, c => c.Clear());

    internal void Add<T>(T row)
        where T : struct, ILedgerRow
    {
        _columns[0].AddTime(Quarters.StartMs(row.Integer(0)));
        for (var c = 1; c < Names.Length - 1; c++)
        {
            if (row.IsNull(c))
            {
                _columns[c].AddNull();
            }
            else
            {
                _columns[c].AddNumber(row.Number(c));
            }
        }

        _columns[^1].AddText(Origins[row.Integer(Names.Length - 1)]);
    }

    internal async Task WriteAsync(JsonPipe json, string site, string meter, IEnumerable<ActingCorrection> corrections)
    {
        json.Raw("{\"site\":"u8);
        json.Text(site);
        json.Raw(",\"meter\":"u8);
        json.Text(meter);
        json.Raw(",\"step\":\"PT15M\""u8);
        for (var c = 0; c < Names.Length; c++)
        {
            await json.ArrayAsync(Names[c], _columns[c]);
        }

        json.Raw(",\"corrections\":"u8);
        json.Raw(JsonSerializer.SerializeToUtf8Bytes(corrections));
        json.Raw("}"u8);
    }
}
