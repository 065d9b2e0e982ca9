using System.Net;
using System.Net.Http.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Tests.Running;

namespace Monitoring.Ingestor.Tests.Corrections;

public sealed class CorrectionApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_calibration_goes_forward_from_its_quarter_hour_and_undone_leaves_the_ledger_as_it_was_bit_for_bit(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("m1", 0, 120, 1000, 7.3);
        await site.LedgerHasAsync("m1", l => l.Count == 8);
        var before = await site.LedgerTextAsync("m1");

        var made = await site.MakeAsync(new { kind = "calibration", meter = "m1", by = "Sato", why = "CT plate says 150 A", from = "2026-01-05T09:58:00+09:00", ct_from = 100, ct_to = 150 });
        Assert.Equal((1.5, 1, "all", "CT set 100 A, really 150 A"), (made.Factor, made.Sign, made.AppliesTo, made.Given));
        Assert.Equal("'from' is rounded to the quarter hour: 2026-01-05T10:00:00+09:00", Assert.Single(made.Notes));
        Assert.Equal((NoteCodes.RoundedStart, "2026-01-05T10:00:00+09:00"), (made.NotesCoded[0].Code, made.NotesCoded[0].Values[0]));
        Assert.Equal(("Sato", "corrector"), (made.Made.By, made.Made.Key));
        await site.LedgerHasAsync("m1", l => Near(l[4].EnergyImportWh, 109.5 * 1.5));
        var ledger = await site.LedgerAsync("m1");
        Assert.All(ledger.Take(4), i => Assert.Equal(109.5, i.EnergyImportWh!.Value, 6));
        Assert.All(ledger.Skip(4), i => Assert.Equal((164.25, 657), (i.EnergyImportWh!.Value, i.MeanW!.Value), Within));

        // What comes later is calibrated too.
        await site.CountAsync("m1", 125, 150, 1000 + (125 * 7.3), 7.3);
        await site.LedgerHasAsync("m1", l => l.Count == 10 && Near(l[9].EnergyImportWh, 164.25));
        var undone = await site.UndoAsync(made.Id);
        Assert.Equal(("Sato", "it was a mistake"), (undone.Undone!.By, undone.Undone.Why));
        await site.LedgerHasAsync("m1", l => Near(l[9].EnergyImportWh, 109.5));
        var after = await site.LedgerAsync("m1");
        Assert.Equal(System.Text.Json.JsonSerializer.Deserialize<IntervalSeries>(before)!.ToIntervals(), after.Take(8));
        Assert.Single(await site.GetAsync<List<CorrectionInfo>>("corrections?meter=m1"));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Readings_are_calibrated_on_their_way_out_and_the_store_keeps_them_as_they_came(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        using (await site.Host.WriteAsync($"readings,meter=m1 active_power_w=2 {CorrectedSite.Start}\nreadings,meter=m1 active_power_w=4,voltage_v=230 {CorrectedSite.Start + 900_000}"))
        {
        }

        var made = await site.MakeAsync(new { kind = "calibration", meter = "m1", by = "Sato", why = "kW, and clamp turned", from = "2026-01-05T00:15:00Z", unit = "kW sent as W", sign = -1, applies_to = "power" });
        Assert.Equal([2.0, -4000], await PowerAsync());
        using var latest = await site.Host.GetAsync("/api/sites/works/latest");
        var values = Assert.Single((await latest.Content.ReadFromJsonAsync<List<LatestValues>>(Cancel))!).Values;
        Assert.Equal((-4000, 230), (values["active_power_w"].Value, values["voltage_v"].Value));
        await site.UndoAsync(made.Id);
        Assert.Equal([2.0, 4], await PowerAsync());

        async Task<IReadOnlyList<double>> PowerAsync()
        {
            using var answer = await site.Host.GetAsync("/api/sites/works/meters/m1/readings?quantity=active_power_w&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z");
            return (await answer.Content.ReadFromJsonAsync<ReadingSeries>(Cancel))!.Value;
        }
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Entered_energy_stands_until_it_is_undone_and_the_later_of_two_wins(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("m1", 0, 60, 1000, 10);
        await site.LedgerHasAsync("m1", l => l.Count == 4);
        var before = await site.LedgerTextAsync("m1");
        var first = await site.MakeAsync(Edit("2026-01-05T00:15:00Z", "2026-01-05T00:45:00Z", 500));
        var second = await site.MakeAsync(Edit("2026-01-05T00:30:00Z", "2026-01-05T01:30:00Z", 4000));
        await site.LedgerHasAsync("m1", l => l.Count == 6 && l[1].EnergyImportWh == 250 && l.Skip(2).All(i => i.EnergyImportWh == 1000));
        Assert.Equal([IntervalOrigin.Measured, .. Enumerable.Repeat(IntervalOrigin.Edited, 5)], (await site.LedgerAsync("m1")).Select(i => i.Origin));
        await site.UndoAsync(second.Id);
        await site.LedgerHasAsync("m1", l => l.Count == 4 && l[2].EnergyImportWh == 250);
        await site.UndoAsync(first.Id);
        await site.LedgerHasAsync("m1", l => l.All(i => i.Origin == IntervalOrigin.Measured));
        Assert.Equal(before, await site.LedgerTextAsync("m1"));
        using var again = await site.PostAsync($"corrections/{first.Id}/undo", JsonContent.Create(new { by = "Sato", why = "twice" }));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(2, (await site.GetAsync<List<CorrectionInfo>>("corrections")).Count(c => c.Undone is not null));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Quarter_hours_keep_their_origin_and_name_the_corrections_of_every_kind_that_act_on_them_until_they_are_undone(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("m1", 0, 120, 1000, 10);
        await site.LedgerHasAsync("m1", l => l.Count == 8);
        var calibration = await site.MakeAsync(new { kind = "calibration", meter = "m1", by = "Sato", why = "CT", from = "2026-01-05T01:00:00Z", factor = 2 });
        var replacement = await site.MakeAsync(new { kind = "replacement", meter = "m1", new_meter = "m2", by = "Sato", why = "broken", at = "2026-01-05T02:00:00Z" });
        var nameplate = await site.MakeAsync(new { kind = "nameplate", meter = "m1", by = "Sato", why = "plate", max_power_kw = 100 });
        var edit = await site.MakeAsync(Edit("2026-01-05T00:15:00Z", "2026-01-05T00:45:00Z", 500));
        var import = await site.ImportAsync("time,kWh\n2026-01-05T00:45:00Z,7\n2026-01-05T01:00:00Z,7\n"u8.ToArray(), "meter=m1");
        await site.LedgerHasAsync("m1", l => l.Count(i => i.Origin == IntervalOrigin.Edited) == 4 && Near(l[6].EnergyImportWh, 300));

        Assert.Equal([calibration.Id, replacement.Id, nameplate.Id, edit.Id, import.Id!.Value], (await SeriesAsync("m1")).Corrections.Select(c => c.Id));
        Assert.Equal(["calibration", "replacement", "nameplate", "edit", "import"], (await SeriesAsync("m1")).Corrections.Select(c => c.Kind));
        var interval = (await SeriesAsync("m1")).ToIntervals()[6];
        Assert.Equal(IntervalOrigin.Measured, interval.Origin);
        Assert.Equal([calibration.Id, nameplate.Id], (await SeriesAsync("m1")).Corrections.Where(c => c.ActsOn(interval)).Select(c => c.Id));
        using var file = await site.Host.GetAsync("/api/sites/works/export?what=intervals&meter=m1&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z");
        var rows = (await file.Content.ReadAsStringAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.EndsWith(",origin,corrections", rows[0], StringComparison.Ordinal);
        Assert.EndsWith($",edited,{nameplate.Id} {edit.Id}", rows[2], StringComparison.Ordinal);
        Assert.EndsWith($",measured,{calibration.Id} {nameplate.Id}", rows[7], StringComparison.Ordinal);

        await site.UndoAsync(calibration.Id);
        Assert.DoesNotContain(calibration.Id, (await SeriesAsync("m1")).Corrections.Select(c => c.Id));
        Assert.DoesNotContain((await SeriesAsync("m1", "from=2025-01-05T00:00:00Z&to=2025-01-06T00:00:00Z")).Corrections, c => c.Kind != "nameplate");

        Task<IntervalSeries> SeriesAsync(string meter, string span = "from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z") =>
            site.ReadAsync<IntervalSeries>($"meters/{meter}/intervals?{span}");
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_meter_that_only_has_entered_energy_exists(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.MakeAsync(Edit("2026-01-01T00:00:00+09:00", "2026-02-01T00:00:00+09:00", 31_000_000, "by-hand"));
        await site.LedgerHasAsync("by-hand", l => l.Count == 31 * 96);
        Assert.Equal(31_000_000, CorrectedSite.Wh(await site.LedgerAsync("by-hand")), 6);
        using var answer = await site.Host.GetAsync("/api/sites/works/meters");
        var meter = Assert.Single((await answer.Content.ReadFromJsonAsync<List<MeterInfo>>(Cancel))!);
        Assert.Equal(("by-hand", DateTimeOffset.Parse("2026-01-01T00:00:00+09:00", System.Globalization.CultureInfo.InvariantCulture)), (meter.Meter, meter.FirstReading));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Whoever_may_not_correct_cannot_and_a_read_key_may_look(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        foreach (var (key, status) in new[] { ("none", 401), (site.Host.ReadKey, 403), (site.Host.WriteKey, 403), (await site.Host.Keys.AddAsync("other", "o", KeyScope.Correct, cancel: Cancel), 403) })
        {
            using var answer = await site.PostAsync("corrections", JsonContent.Create(Edit("2026-01-05T00:15:00Z", "2026-01-05T00:45:00Z", 500)), key);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        using var list = await site.Host.GetAsync("/api/sites/works/corrections");
        Assert.Equal("[]", await list.Content.ReadAsStringAsync(Cancel));
        using var write = await site.Host.WriteAsync("readings,meter=m1 active_power_w=1 1767571200000", await site.Host.Keys.AddAsync("works", "c", KeyScope.Correct, cancel: Cancel));
        Assert.Equal(HttpStatusCode.Forbidden, write.StatusCode);
    }

    [Theory]
    [InlineData("""{"kind":"edit","meter":"m1","by":"Sato"}""", "'why' is needed")]
    [InlineData("""{"kind":"edit","meter":"m1","by":" ","why":"w"}""", "'by' is needed")]
    [InlineData("""{"kind":"edit","meter":"m1","by":"S","why":"w"}""", "'intervals' is needed")]
    [InlineData("""{"kind":"edit","meter":"m1","by":"S","why":"w","intervals":[{"start":"2026-01-01T00:01:00Z","end":"2026-01-01T01:00:00Z","import_wh":1}]}""", "quarter hour")]
    [InlineData("""{"kind":"edit","meter":"m1","by":"S","why":"w","intervals":[{"start":"2026-01-01T00:00:00Z","end":"2026-01-01T01:00:00Z","import_wh":-1}]}""", "not negative")]
    [InlineData("""{"kind":"edit","meter":"m1","by":"S","why":"w","intervals":[{"start":"2026-01-01T00:00:00Z","end":"2026-01-01T01:00:00Z"}]}""", "'unknown': true")]
    [InlineData("""{"kind":"calibration","meter":"m1","by":"S","why":"w","from":"2026-01-01T00:00:00Z","factor":0}""", "positive number")]
    [InlineData("""{"kind":"calibration","meter":"m1","by":"S","why":"w","from":"2026-01-01T00:00:00Z","unit":"kWh sent as W"}""", "kWh sent as Wh")]
    [InlineData("""{"kind":"calibration","meter":"m1","by":"S","why":"w","from":"2026-01-01T00:00:00Z"}""", "changes nothing")]
    [InlineData("""{"kind":"calibration","meter":"m1","by":"S","why":"w","from":"2026-01-01T00:00:00Z","factor":2}""", "has no meter 'm1'")]
    [InlineData("""{"kind":"replacement","meter":"m1","by":"S","why":"w"}""", "'at' is needed")]
    [InlineData("""{"kind":"replacement","meter":"m1","by":"S","why":"w","at":"2026-01-01T00:00:00"}""", "with an offset")]
    [InlineData("""{"kind":"calibration","factor":"two"}""", "$.factor")]
    [InlineData("", "JSON")]
    [InlineData("""{"kind":"edit","meter":"m1","by":"S","why":"w","intervals":[{"start":"0001-01-01T00:00:00Z","end":"0001-01-02T00:00:00Z","import_wh":1}]}""", "before 2000-01-01")]
    [InlineData("""{"kind":"edit","meter":"m1","by":"S","why":"w","intervals":[{"start":"2099-01-01T00:00:00Z","end":"2099-01-02T00:00:00Z","import_wh":1}]}""", "in the future")]
    [InlineData("""{"kind":"calibration","meter":"m1","by":"S","why":"w","from":"0001-01-01T00:00:00Z","factor":2}""", "'from' is 0001-01-01")]
    [InlineData("""{"kind":"calibration","meter":"m1","by":"S","why":"w","from":"2099-01-01T00:00:00Z","factor":2}""", "in the future")]
    [InlineData("""{"kind":"calibration","meter":"m1","by":"S","why":"w","from":"2026-01-01T00:00:00Z","to":"9999-12-31T23:59:59Z","factor":2}""", "leave 'to' out")]
    [InlineData("""{"kind":"replacement","meter":"m1","by":"S","why":"w","at":"0001-01-01T00:00:00Z"}""", "before 2000-01-01")]
    [InlineData("""{"kind":"replacement","meter":"m1","by":"S","why":"w","at":"2099-01-01T00:00:00Z"}""", "in the future")]
    [InlineData("""{"kind":"magic","meter":"m1","by":"S","why":"w"}""", "calibration, replacement, nameplate or edit")]
    public async Task A_wish_that_is_not_complete_is_refused_with_the_cure_and_nothing_is_kept(string body, string cure)
    {
        await using var site = await CorrectedSite.StartAsync();
        using var answer = await site.PostAsync("corrections", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(cure, (await answer.Content.ReadFromJsonAsync<WriteError>(Cancel))!.Message, StringComparison.Ordinal);
        Assert.Empty(await site.GetAsync<List<CorrectionInfo>>("corrections"));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_calibration_that_holds_already_is_refused_unless_it_is_to_hold_again(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("m1", 0, 60, 1000, 10);
        await site.LedgerHasAsync("m1", l => l.Count == 4);
        var first = await site.MakeAsync(Calibration());
        using var twice = await site.PostAsync("corrections", JsonContent.Create(Calibration()));
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        var refusal = (await twice.Content.ReadFromJsonAsync<WriteError>(Cancel))!;
        Assert.Contains($"correction {first.Id}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((CorrectionCodes.SameCalibration, $"{first.Id}"), (refusal.Reason, Assert.Single(refusal.Values!)));
        await site.LedgerHasAsync("m1", l => Near(CorrectedSite.Wh(l), 900));
        await site.MakeAsync(Calibration(again: true));
        await site.LedgerHasAsync("m1", l => Near(CorrectedSite.Wh(l), 1350));

        static object Calibration(bool? again = null) =>
            new { kind = "calibration", meter = "m1", by = "Sato", why = "plate", from = "2026-01-05T00:00:00Z", factor = 1.5, again };
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Entered_energy_is_no_reading_and_no_estimate_in_quality_and_totals_alike(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("m1", 0, 60, 1000, 10);
        await site.MakeAsync(Edit("2026-02-01T00:00:00+09:00", "2026-02-02T00:00:00+09:00", 96_000));
        await site.LedgerHasAsync("m1", l => l.Count == 4 + 96);
        var last = DateTimeOffset.Parse("2026-01-05T01:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var info = Assert.Single(await site.ReadAsync<List<MeterInfo>>("meters"));
        Assert.Equal((last, DateTimeOffset.Parse("2026-02-01T14:59:59Z", System.Globalization.CultureInfo.InvariantCulture)), (info.LastReading, info.KnownUntil));
        var quality = Assert.Single((await site.ReadAsync<SiteQuality>("quality?from=2026-02-01&to=2026-02-01")).Meters);
        Assert.Equal((last, 0.0), (quality.LastReading, quality.EstimatedShare[0]));
        var totals = Assert.Single((await site.ReadAsync<SiteTotals>("totals?from=2026-02-01&to=2026-02-02")).Meters);
        Assert.Equal([0.0], totals.EstimatedShare.Select(s => s!.Value));
    }

    private static object Edit(string start, string end, double wh, string meter = "m1") =>
        new { kind = "edit", meter, by = "Sato", why = "read off the meter", intervals = new[] { new { start, end, import_wh = wh } } };

    private static bool Near(double? value, double expected) => value is { } v && Math.Abs(v - expected) < Tolerance;

    private static bool Within((double, double) a, (double, double) b) => Near(a.Item1, b.Item1) && Near(a.Item2, b.Item2);
}
