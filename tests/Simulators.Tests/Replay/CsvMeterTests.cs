using Monitoring.Domain.Quantities;
using Monitoring.Simulators.Replay.Reading;
using Monitoring.Support;

namespace Monitoring.Simulators.Tests.Replay;

public sealed class CsvMeterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Amounts_per_interval_become_a_counter_that_starts_at_zero_and_is_closed_after_a_hole()
    {
        var points = Read("time,kwh\n2026-01-05 00:00,1\n2026-01-05 00:15,2\n2026-01-05 01:00,4\n", "kwh=energy_import_wh:per-interval*1000", "kwh=active_power_w:mean-rate*1000");
        Assert.Equal([0, 1000, 3000, 3000, 7000], points.Select(p => p.Values[QuantityCatalogue.EnergyImport]));
        Assert.Equal([4000.0, 8000.0, null, 16000.0, null], points.Select(p => p.Values.TryGetValue(QuantityCatalogue.ActivePower, out var w) ? w : (double?)null));
        Assert.Equal(new DateTimeOffset(2026, 1, 4, 15, 30, 0, TimeSpan.Zero), points[2].Time);
    }

    [Fact]
    public void A_missing_cell_is_missing() =>
        Assert.Single(Read("time,t\n2026-01-05 00:00,\n2026-01-05 00:15,21.5\n", "t=temperature_c"), p => p.Values.Count > 0);

    [Theory]
    [InlineData("time,kwh\nyesterday,1\n", "row 2, column 'time'")]
    [InlineData("time,kwh\n2026-01-05 00:00,much\n", "row 2, column 'kwh'")]
    [InlineData("time,other\n2026-01-05 00:00,1\n", "no column 'kwh'")]
    [InlineData("", "empty")]
    public void A_bad_file_is_refused_with_row_column_and_cause(string text, string cause) =>
        Assert.Contains(cause, Assert.Throws<CsvRowException>(() => Read(text, "kwh=energy_import_wh:per-interval")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("kwh")]
    [InlineData("kwh=horse_power")]
    [InlineData("kwh=active_power_w:sometimes")]
    [InlineData("kwh=active_power_w*x")]
    public void A_bad_mapping_shows_the_form(string map) =>
        Assert.Contains("COLUMN=quantity", Assert.Throws<FormatException>(() => ColumnMap.Parse(map)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_steel_plants_labels_are_read_as_they_are_meant()
    {
        Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);
        var points = CsvMeter.Read(SharedData.PathOf("steel/Steel_industry_data.csv.gz"), CsvLayout.Steel).ToList();
        Assert.Equal(35_041, points.Count);
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.Equal(TimeSpan.FromMinutes(15), pair.Second.Time - pair.First.Time));
        Assert.Equal(959_636.71, points[^1].Values[QuantityCatalogue.EnergyImport] / 1000, 2);
    }

    private List<MeterPoint> Read(string csv, params string[] maps)
    {
        var file = _folder.File("data.csv");
        File.WriteAllText(file, csv);
        return [.. CsvMeter.Read(file, new CsvLayout
        {
            TimeColumn = "time", Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), Interval = TimeSpan.FromMinutes(15), Columns = [.. maps.Select(ColumnMap.Parse)],
        })];
    }
}
