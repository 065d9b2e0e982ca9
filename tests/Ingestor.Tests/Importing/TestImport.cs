using System.Text;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Importing;

namespace Monitoring.Ingestor.Tests.Importing;

/// <summary>Reads texts as files.</summary>
internal static class TestImport
{
    internal static readonly ImportOptions Tokyo = new() { Zone = "Asia/Tokyo" };

    private static readonly TimeBounds Always = new(0, new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());

    internal static ImportedFile Read(string text, ImportOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    internal static ImportedFile Read(byte[] bytes, ImportOptions? options = null) => FileImporter.Read(bytes, "file.csv", "m1", options ?? Tokyo, Always);

    internal static string Refusal(string text, ImportOptions? options = null) => Assert.Throws<ImportException>(() => Read(text, options)).Message;

    /// <summary>Start (UTC) and imported Wh of every entry.</summary>
    internal static IEnumerable<string> Shown(ImportedFile file) => file.Entries.Select(e =>
        FormattableString.Invariant($"{DateTimeOffset.FromUnixTimeMilliseconds(e.StartMs):MM-dd HH:mm}+{(e.EndMs - e.StartMs) / 60_000} {e.ImportWh}"));
}
