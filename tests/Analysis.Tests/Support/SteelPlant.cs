using System.Globalization;
using System.IO.Compression;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;
using Monitoring.Support;

namespace Monitoring.Analysis.Tests.Support;

/// <summary>A real plant's year: 35,040 end-labelled quarter hours; the 00:00 row of a day carries that day's date but ends it.</summary>
internal static class SteelPlant
{
    internal static readonly SiteZone Seoul = SiteZone.Of("Asia/Seoul");

    private static readonly Lazy<IReadOnlyList<LedgerInterval>> Year = new(Read);

    internal static IReadOnlyList<LedgerInterval> Intervals => Year.Value;

    private static List<LedgerInterval> Read()
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(SharedData.PathOf("steel/Steel_industry_data.csv.gz")), CompressionMode.Decompress));
        text.ReadLine();
        var intervals = new List<LedgerInterval>();
        while (text.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var end = DateTime.ParseExact(cells[0], "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
            end = end.TimeOfDay == TimeSpan.Zero ? end.AddDays(1) : end;
            var kwh = double.Parse(cells[1], CultureInfo.InvariantCulture);
            intervals.Add(new LedgerInterval(new DateTimeOffset(end.AddMinutes(-15), TimeSpan.FromHours(9)).ToUniversalTime())
            {
                EnergyImportWh = kwh * 1000,
                MeanW = kwh * 4000,
                ReactiveLagVarh = double.Parse(cells[2], CultureInfo.InvariantCulture) * 1000,
                ReactiveLeadVarh = double.Parse(cells[3], CultureInfo.InvariantCulture) * 1000,
                Coverage = 1,
            });
        }

        return intervals;
    }
}
