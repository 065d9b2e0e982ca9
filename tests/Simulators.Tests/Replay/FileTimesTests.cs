using Monitoring.Simulators.Replay;
using Monitoring.Simulators.Replay.Reading;
using Monitoring.Support;

namespace Monitoring.Simulators.Tests.Replay;

public sealed class FileTimesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("00:00 00:30 01:00 03:00", "30m")]
    [InlineData("00:00 01:00 03:00", "1h")]
    [InlineData("00:00 00:30 never 01:15 01:45", "30m")]
    [InlineData("00:00 00:00 00:05:30", "330s")]
    public void The_interval_is_the_distance_that_most_rows_have(string times, string interval) =>
        Assert.Equal(interval, IntervalText.Write(Settled(times, null).Interval!.Value));

    [Theory]
    [InlineData("00:00 00:30 01:00", "15m", "Most rows are 30m apart, which contradicts an interval of 15m: leave --interval out or give 30m")]
    [InlineData("00:00 00:30 01:00", "1h", "Most rows are 30m apart, which contradicts an interval of 1h")]
    [InlineData("00:00", null, "give --interval")]
    public void An_interval_that_contradicts_the_file_is_refused_with_cause_and_cure(string times, string? interval, string cause) =>
        Assert.Contains(cause, Assert.Throws<CsvFileException>(() => Settled(times, interval)).Message, StringComparison.Ordinal);

    [Fact]
    public void One_row_is_read_with_the_interval_given_and_gauges_need_none()
    {
        Assert.Equal(TimeSpan.FromMinutes(15), Settled("00:00", "PT15M").Interval);
        Assert.Equal(TimeSpan.Zero, Settled("00:00 00:07 00:21", null, "kwh=active_power_w:kw").Interval);
    }

    [Fact]
    public void A_reader_that_is_given_no_interval_finds_it_out()
    {
        var points = CsvMeter.Read(Write("00:30 01:00 24:00"), Layout(null) with { EndLabelled = true }, _ => { }).ToList();
        Assert.Equal([0, 30, 60, 1410, 1440], points.Select(p => (p.Time - points[0].Time).TotalMinutes));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.FromHours(9)), points[0].Time);
    }

    [Theory]
    [InlineData("00:00 00:30", "2027-01-01", null, "in the span from 2027-01-01 00:00: the file's times go from 2026-01-05 00:00 to 2026-01-05 00:30")]
    [InlineData("00:00 00:30", "2025-01-01", "2025-02-01", "in the span from 2025-01-01 00:00 up to 2025-02-01 00:00: the file's")]
    [InlineData("", null, null, "the file has no row with a time")]
    public void A_file_of_which_nothing_is_to_be_published_is_refused_with_the_cause(string rows, string? from, string? to, string cause)
    {
        var layout = Layout("30m") with { From = At(from), To = At(to) };
        using var says = new StringWriter();
        Assert.Null(ReplayCheck.Points(Write(rows), layout, FileTimes.Of(Write(rows), layout), skipBadRows: false, says));
        Assert.Contains(cause, says.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("often")]
    [InlineData("0m")]
    [InlineData("-15m")]
    [InlineData("nanm")]
    [InlineData("1e99d")]
    [InlineData("m")]
    public void A_length_of_nothing_is_no_interval(string text) => Assert.Null(IntervalText.Parse(text));

    private static DateTimeOffset? At(string? day) => day is null ? null : DateTimeOffset.Parse($"{day}T00:00+09:00", null);

    private static CsvLayout Layout(string? interval, string map = "kwh=energy_import_wh:kwh-per-interval") => new()
    {
        TimeColumn = "time",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"),
        Interval = interval is null ? null : IntervalText.Parse(interval),
        Columns = [ColumnMap.Parse(map)],
    };

    private CsvLayout Settled(string times, string? interval, string map = "kwh=energy_import_wh:kwh-per-interval") =>
        FileTimes.Of(Write(times), Layout(interval, map)).Settle(Layout(interval, map));

    private string Write(string times)
    {
        var rows = times.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => $"2026-01-05 {t},1\n");
        File.WriteAllText(_folder.File("data.csv"), $"time,kwh\n{string.Concat(rows)}");
        return _folder.File("data.csv");
    }
}
