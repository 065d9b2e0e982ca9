using System.IO.Compression;
using System.Text;
using Monitoring.Domain.Quantities;
using Monitoring.Simulators.Replay.Reading;
using Monitoring.Support;

namespace Monitoring.Simulators.Tests.Replay;

public sealed class CsvMeterTests : IDisposable
{
    private const string Energy = "kwh=energy_import_wh:kwh-per-interval";
    private readonly TempFolder _folder = new();
    private readonly List<BadRow> _bad = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Amounts_per_row_become_a_counter_from_zero_and_the_mean_power_of_the_row()
    {
        var points = Read("time,kwh\n2026-01-05 00:00,1\n2026-01-05 00:15,2\n2026-01-05 00:30,4\n", Energy);
        Assert.Equal([0, 1000, 3000, 7000], Values(points, QuantityCatalogue.EnergyImport));
        Assert.Equal([4000, 8000, 16000, null], Values(points, QuantityCatalogue.ActivePower));
        Assert.Equal(new DateTimeOffset(2026, 1, 4, 15, 0, 0, TimeSpan.Zero), points[0].Time);
        Assert.Equal(points[0].Time.AddMinutes(45), points[^1].Time);
    }

    [Fact]
    public void A_hole_in_the_file_is_a_hole_in_the_meter_and_not_a_time_without_use()
    {
        var points = Read("time,kwh\n2026-01-05 00:00,1\n2026-01-05 01:00,4\n", Energy);
        Assert.Equal([0, 15, 60, 75], points.Select(p => (p.Time - points[0].Time).TotalMinutes));
        Assert.Equal([0, 1000, 1000, 5000], Values(points, QuantityCatalogue.EnergyImport));
        Assert.Equal([4000, null, 16000, null], Values(points, QuantityCatalogue.ActivePower));
    }

    [Fact]
    public void Over_a_file_with_holes_the_counter_gains_exactly_what_the_readable_rows_hold()
    {
        var points = Read("time,kwh\n2026-01-05 00:00,1\n2026-01-05 00:15,abc\n2026-01-05 00:30,2\nnever,9\n2026-01-05 01:00,4\n2026-01-05 02:00,8\n", Energy);
        var counter = Values(points, QuantityCatalogue.EnergyImport);
        Assert.Equal(2, _bad.Count);
        Assert.Equal(15_000, counter[^1]);
        Assert.Equal(counter.Order(), counter);
    }

    [Fact]
    public void A_counter_whose_cells_are_missing_for_several_rows_is_silent_between_its_close_and_its_next_row()
    {
        var points = Read(
            "time,kwh,m3\n2026-01-05 00:00,1,1\n2026-01-05 00:15,,1\n2026-01-05 00:30,,1\n2026-01-05 00:45,4,1\n", Energy, "m3=air_volume_m3:m3-per-interval");
        Assert.Equal([0, 1000, null, 1000, 5000], Values(points, QuantityCatalogue.EnergyImport));
        Assert.Equal([0, 1, 2, 3, 4], Values(points, QuantityCatalogue.AirVolume));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("inf")]
    [InlineData("-")]
    [InlineData("1e999")]
    public void A_missing_or_endless_cell_is_missing_and_closes_the_counter_where_it_stood(string cell)
    {
        var points = Read($"time,kwh,t\n2026-01-05 00:00,1,20\n2026-01-05 00:15,{cell},21\n2026-01-05 00:30,4,{cell}\n", Energy, "t=temperature_c");
        Assert.Empty(_bad);
        Assert.Equal([0, 1000, 1000, 5000], Values(points, QuantityCatalogue.EnergyImport));
        Assert.Equal([4000, null, 16000, null], Values(points, QuantityCatalogue.ActivePower));
        Assert.Equal([20, 21, null, null], Values(points, QuantityCatalogue.Temperature));
    }

    [Theory]
    [InlineData("yesterday,1", "column 'time': 'yesterday' is not a time")]
    [InlineData("05/01/2026 00:15,1", "give --time-format")]
    [InlineData("2026-01-05 00:15,much", "column 'kwh': 'much' is not a number")]
    [InlineData("2026-01-05 00:15,\"3,17\"", "column 'kwh': '3,17' is not a number: thousands must be written without separators; --decimal-comma if ',' is the decimal point")]
    [InlineData("2026-01-05 00:15,\"10,050.0\"", "column 'kwh': '10,050.0' is not a number: thousands must be written without separators")]
    [InlineData("2026-01-05 00:15,10,050.0", "the row has more cells than the header, from '050.0' on: a ',' within a number needs quotes")]
    [InlineData("2026-01-05 00:00,1", "before that of the row above ends")]
    [InlineData("2026-01-04 23:00,1", "before that of the row above ends")]
    public void A_bad_row_is_named_with_number_column_and_cause_and_the_others_are_read(string row, string cause)
    {
        var points = Read($"time,kwh\n2026-01-05 00:00,1\n{row}\n2026-01-05 00:30,4\n", Energy);
        var bad = Assert.Single(_bad);
        Assert.Equal(3, bad.Row);
        Assert.Contains(cause, bad.Why, StringComparison.Ordinal);
        Assert.Equal([0, 1000, 1000, 5000], Values(points, QuantityCatalogue.EnergyImport));
    }

    [Theory]
    [InlineData("time,other\n2026-01-05 00:00,1\n", "no column 'kwh'; it has 'time', 'other'")]
    [InlineData("", "is empty")]
    public void A_file_that_does_not_fit_is_refused_with_the_cause(string text, string cause) =>
        Assert.Contains(cause, Assert.Throws<CsvFileException>(() => Read(text, Energy)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_in_another_encoding_is_refused_with_the_option_that_reads_it()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var shiftJis = Encoding.GetEncoding("shift_jis");
        File.WriteAllText(_folder.File("data.csv"), "時刻,電力量\n2026-01-05 00:00,1\n", shiftJis);
        var layout = Layout("電力量=energy_import_wh:kwh-per-interval") with { TimeColumn = "時刻" };
        Assert.Contains("--encoding", Assert.Throws<CsvFileException>(() => Read(layout)).Message, StringComparison.Ordinal);
        Assert.Equal([0, 1000], Values(Read(layout with { Encoding = shiftJis }), QuantityCatalogue.EnergyImport));
    }

    [Fact]
    public void The_separator_is_found_out_and_a_decimal_comma_is_read_when_told()
    {
        File.WriteAllText(_folder.File("data.csv"), "time;kwh\n2026-01-05 00:00;3,17\n2026-01-05 00:15;0,83\n");
        Assert.Equal([0, 3170, 4000], Values(Read(Layout(Energy) with { DecimalComma = true }), QuantityCatalogue.EnergyImport).Select(v => Math.Round(v!.Value, 6)));
    }

    [Fact]
    public void The_hour_that_occurs_twice_when_clocks_go_back_is_read_twice()
    {
        File.WriteAllText(_folder.File("data.csv"), "time,kwh\n2026-10-25 01:30,1\n2026-10-25 02:00,1\n2026-10-25 02:30,1\n2026-10-25 02:00,1\n2026-10-25 02:30,1\n2026-10-25 03:00,1\n");
        var points = Read(Layout(Energy) with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Interval = TimeSpan.FromMinutes(30) });
        Assert.Empty(_bad);
        Assert.Equal([0, 1000, 2000, 3000, 4000, 5000, 6000], Values(points, QuantityCatalogue.EnergyImport));
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.Equal(TimeSpan.FromMinutes(30), pair.Second.Time - pair.First.Time));
    }

    [Theory]
    [InlineData("2026/01/05 23:30", "2026/01/05 24:00", "2026/01/06 00:30")]
    [InlineData("2026-01-05T23:30:00", "2026-01-05T24:00:00", "2026-01-06T00:30:00")]
    [InlineData("2026-01-05T23:30+09:00", "2026-01-05T24:00+09:00", "2026-01-06T00:30+09:00")]
    [InlineData("2026-01-05 23:30", "2026-01-05 00:00", "2026-01-06 00:30")]
    [InlineData("5.1.2026 23:30:00", "5.1.2026 24:00:00", "6.1.2026 00:30:00", "d.M.yyyy H:mm:ss")]
    [InlineData("2026年1月5日 23:30", "2026年1月5日 24:00", "2026年1月6日 0:30", "yyyy年M月d日 H:mm")]
    public void The_end_of_a_day_may_be_written_24_00(string before, string midnight, string after, params string[] formats)
    {
        File.WriteAllText(_folder.File("data.csv"), $"time,kwh\n{before},1\n{midnight},2\n{after},4\n");
        var points = Read(Layout(Energy) with { Interval = TimeSpan.FromMinutes(30), EndLabelled = true, MidnightCarriesDayBefore = true, TimeFormats = formats });
        Assert.Empty(_bad);
        Assert.Equal([0, 1000, 3000, 7000], Values(points, QuantityCatalogue.EnergyImport));
        Assert.Equal(new DateTimeOffset(2026, 1, 6, 0, 0, 0, TimeSpan.FromHours(9)), points[2].Time);
    }

    [Theory]
    [InlineData("2026-01-05 24:30")]
    [InlineData("2026-01-05 24:00:01")]
    [InlineData("2026-01-05 25:00")]
    public void A_time_after_24_00_is_none(string time)
    {
        Assert.Empty(Read($"time,kwh\n{time},1\n", Energy));
        Assert.Contains($"'{time}' is not a time", Assert.Single(_bad).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Minutes_and_seconds_that_read_24_00_are_no_end_of_a_day()
    {
        var points = Read("time,kwh\n2026-01-05 10:24:00,1\n", Energy);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 10, 24, 0, TimeSpan.FromHours(9)), points[0].Time);
    }

    [Fact]
    public void From_and_to_cut_whole_rows()
    {
        File.WriteAllText(_folder.File("data.csv"), "time,kwh\n2026-01-05 00:00,1\n2026-01-05 00:15,2\n2026-01-05 00:30,4\n2026-01-05 00:45,8\n");
        var start = new DateTimeOffset(2026, 1, 5, 0, 15, 0, TimeSpan.FromHours(9));
        var points = Read(Layout(Energy) with { From = start, To = start.AddMinutes(30) });
        Assert.Equal([0, 2000, 6000], Values(points, QuantityCatalogue.EnergyImport));
        Assert.Equal(start, points[0].Time);
    }

    [Fact]
    public void A_packed_file_is_read_as_if_it_were_not()
    {
        var file = _folder.File("data.csv.gz");
        using (var pack = new StreamWriter(new GZipStream(File.Create(file), CompressionLevel.Fastest)))
        {
            pack.Write("time,kwh\n2026-01-05T00:00:00Z,1\n");
        }

        var points = CsvMeter.Read(file, Layout(Energy), _bad.Add).ToList();
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero), points[0].Time);
        Assert.Equal(2, points.Count);
    }

    [Fact]
    public void The_steel_plants_labels_are_read_as_they_are_meant()
    {
        Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);
        var points = CsvMeter.Read(SharedData.PathOf("steel/Steel_industry_data.csv.gz"), CsvLayout.Steel, _bad.Add).ToList();
        Assert.Empty(_bad);
        Assert.Equal(35_041, points.Count);
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.Equal(TimeSpan.FromMinutes(15), pair.Second.Time - pair.First.Time));
        Assert.Equal(35_040, points.Count(p => p.Values.ContainsKey(QuantityCatalogue.ActivePower)));
        Assert.Equal(959_636.71, points[^1].Values[QuantityCatalogue.EnergyImport] / 1000, 2);
        Assert.True(points.Count(p => p.Values.TryGetValue(QuantityCatalogue.ReactivePower, out var kvar) && kvar < 0) > 1000);
        var peak = points.Where(p => p.Values.ContainsKey(QuantityCatalogue.ActivePower)).MaxBy(p => p.Values[QuantityCatalogue.ActivePower])!;
        Assert.Equal(628_720, peak.Values[QuantityCatalogue.ActivePower], 6);
        Assert.Equal(new DateTimeOffset(2018, 11, 22, 9, 30, 0, TimeSpan.FromHours(9)), peak.Time);
    }

    private static CsvLayout Layout(params string[] maps) => new()
    {
        TimeColumn = "time",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"),
        Interval = TimeSpan.FromMinutes(15),
        Columns = [.. maps.Select(ColumnMap.Parse)],
    };

    private static List<double?> Values(IReadOnlyList<MeterPoint> points, Quantity quantity) =>
        [.. points.Select(p => p.Values.TryGetValue(quantity, out var value) ? value : (double?)null)];

    private List<MeterPoint> Read(string csv, params string[] maps)
    {
        File.WriteAllText(_folder.File("data.csv"), csv);
        return Read(Layout(maps));
    }

    private List<MeterPoint> Read(CsvLayout layout) => [.. CsvMeter.Read(_folder.File("data.csv"), layout, _bad.Add)];
}
