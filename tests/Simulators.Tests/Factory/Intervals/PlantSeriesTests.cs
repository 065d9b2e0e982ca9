using Monitoring.Simulators.Factory.Intervals;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;
using Monitoring.Support;
using static Monitoring.Simulators.Tests.Factory.SmallPlant;

namespace Monitoring.Simulators.Tests.Factory.Intervals;

public sealed class PlantSeriesTests
{
    private static readonly TimeSpan Quarter = PlantSeries.QuarterHour;

    [Fact]
    public void A_working_day_has_its_levels_in_its_hours()
    {
        var series = Series(Of(), 1, Start(2026, 6, 1), Start(2026, 6, 2), Quarter);
        Assert.Equal(96, series.Main.Count);
        Assert.Equal(Start(2026, 6, 1), series.Main.StartOf(0));
        Assert.Equal(0.25, series["fans"].ImportKwh[31], 9);
        Assert.Equal(2.5, series["fans"].ImportKwh[32], 9); // 08:00
        Assert.Equal((9 * 10) + 15, series["panel"].ImportKwh.Sum(), 9);
        Assert.Equal((9 * 14) + 15 + (24 * 0.3), series.Main.ImportKwh.Sum(), 9);
        Assert.Equal(9 * 7.5, series["fans"].LagKvarh.Sum() - (15 * 0.75), 9);
        Assert.Equal(14.3, series.Main.MeanKw(40), 9);
        Assert.Equal(14.3, series.Main.MinKw[40], 9);
        Assert.Equal(14.3, series.Main.MaxKw[40], 9);
    }

    [Fact]
    public void Any_step_has_the_same_energy()
    {
        var plant = PlantFile.Read(PlantFile.Demo);
        var (from, to) = (plant.FirstDay.AddDays(30), plant.FirstDay.AddDays(33));
        var minutes = Series(plant, 3, from, to, TimeSpan.FromMinutes(1));
        var hours = Series(plant, 3, from, to, TimeSpan.FromHours(1));
        foreach (var place in hours.Places)
        {
            Assert.Equal(place.ImportKwh.Sum(), minutes[place.Place].ImportKwh.Sum(), 6);
            Assert.Equal(place.MaxKw.Max(), minutes[place.Place].MaxKw.Max(), 9);
        }
    }

    [Fact]
    public void Intervals_are_the_differences_of_the_counters_that_meters_send()
    {
        var plant = PlantFile.Read(PlantFile.Demo);
        var from = plant.FirstDay.AddDays(20);
        var series = Series(plant, 5, from, from.AddDays(1), Quarter);
        var run = new Simulation(plant, 5);
        for (var i = 0; i < series.Main.Count; i++)
        {
            run.MoveTo(series.Main.StartOf(i));
            var before = series.Places.Select(p => run.Read(run.PlaceOf(p.Place), 0, 1).Counters).ToList();
            run.MoveTo(series.Main.StartOf(i + 1));
            foreach (var (p, place) in series.Places.Index())
            {
                var after = run.Read(run.PlaceOf(place.Place), 0, 1).Counters;
                Assert.Equal((after.NetImport - before[p].NetImport) / 3600, place.ImportKwh[i], 6);
                Assert.Equal((after.NetExport - before[p].NetExport) / 3600, place.ExportKwh[i], 6);
                Assert.Equal((after.Lagging - before[p].Lagging) / 3600, place.LagKvarh[i], 6);
            }
        }
    }

    [Fact]
    public void What_cannot_be_asked_for_is_said_with_its_cure()
    {
        var day = Start(2026, 6, 1);
        Assert.Contains("whole minutes", Assert.Throws<ArgumentException>(() => Series(Of(), 1, day, day.AddDays(1), TimeSpan.FromSeconds(10))).Message, StringComparison.Ordinal);
        Assert.Contains("counters_since", Assert.Throws<ArgumentException>(() => Series(Of(), 1, day.AddYears(-1), day, Quarter)).Message, StringComparison.Ordinal);
        Assert.Contains("end it later", Assert.Throws<ArgumentException>(() => Series(Of(), 1, day, day, Quarter)).Message, StringComparison.Ordinal);
        var series = Series(Of(), 1, day, day.AddDays(1), Quarter);
        Assert.Contains("fans, lights, panel, main", Assert.Throws<KeyNotFoundException>(() => series["press"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_a_table_or_json_lines_with_a_row_for_each_interval_and_place()
    {
        using var folder = new TempFolder();
        var series = Series(Of(), 1, Start(2026, 6, 1), Start(2026, 6, 2), Quarter);
        var (csv, jsonl) = (Path.Combine(folder.Path, "a.csv"), Path.Combine(folder.Path, "a.jsonl"));
        IntervalFile.Write(csv, series);
        IntervalFile.Write(jsonl, series);

        var table = File.ReadAllLines(csv);
        Assert.Equal("start,place,import_kwh,export_kwh,lag_kvarh,lead_kvarh,mean_kw,min_kw,max_kw", table[0]);
        Assert.Equal("2026-05-31T15:00:00Z,fans,0.25,0,0.1875,0,1,1,1", table[1]);
        Assert.Equal(1 + (96 * 4), table.Length);
        Assert.Equal("""{"start":"2026-05-31T15:00:00Z","place":"fans","import_kwh":0.25,"export_kwh":0,"lag_kvarh":0.1875,"lead_kvarh":0,"mean_kw":1,"min_kw":1,"max_kw":1}""", File.ReadLines(jsonl).First());
    }
}
