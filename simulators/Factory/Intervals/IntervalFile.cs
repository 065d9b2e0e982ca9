using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Monitoring.Simulators.Factory.Intervals;

/// <summary>Writes interval series as CSV, or as JSON lines where the file's name ends in <c>.jsonl</c> or <c>.json</c>.</summary>
public static class IntervalFile
{
    private static readonly string[] Columns = ["start", "place", "import_kwh", "export_kwh", "lag_kvarh", "lead_kvarh", "mean_kw", "min_kw", "max_kw"];

    /// <summary>Writes every interval of every place, in order of time.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string file, PlantSeries series)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(series);
        var asJson = file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        using var text = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        if (!asJson)
        {
            text.WriteLine(string.Join(',', Columns));
        }

        for (var i = 0; i < series.Main.Count; i++)
        {
            var start = series.Main.StartOf(i).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            foreach (var place in series.Places)
            {
                double[] values = [place.ImportKwh[i], place.ExportKwh[i], place.LagKvarh[i], place.LeadKvarh[i], place.MeanKw(i), place.MinKw[i], place.MaxKw[i]];
                text.WriteLine(asJson ? Json(start, place.Place, values) : Csv(start, place.Place, values));
            }
        }
    }

    private static string Csv(string start, string place, double[] values) => $"{start},{place},{string.Join(',', values.Select(Number))}";

    private static string Json(string start, string place, double[] values) =>
        $"{{\"start\":\"{start}\",\"place\":{JsonSerializer.Serialize(place)},{string.Join(',', values.Index().Select(v => $"\"{Columns[v.Index + 2]}\":{Number(v.Item)}"))}}}";

    // A tenth of a Wh: what is left out is far below any meter's step.
    private static string Number(double value) => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);
}
