using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Corrections;

public sealed class NameplateTests
{
    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_jump_that_is_believed_is_left_out_with_a_nameplate_and_undone_the_ledger_is_as_before_bit_for_bit(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("m1", 0, 60, 1_000_000, 10);
        await site.CountAsync("m1", 65, 130, 1_050_650, 10);
        await site.LedgerHasAsync("m1", l => l.Count == 9 && Math.Abs(CorrectedSite.Wh(l) - (50_000 + 1300)) < 1e-6);
        var before = await site.LedgerTextAsync("m1");

        var made = await site.MakeAsync(new { kind = "nameplate", meter = "m1", by = "Sato", why = "breaker 20 A", max_power_kw = 4 });
        Assert.Equal((4, null, null), (made.MaxPowerKw, made.CounterModulusKwh, made.To));
        await site.LedgerHasAsync("m1", l => CorrectedSite.Wh(l) < 1301);
        await site.UndoAsync(made.Id);
        await site.LedgerHasAsync("m1", l => CorrectedSite.Wh(l) > 51_000);
        Assert.Equal(before, await site.LedgerTextAsync("m1"));
        Assert.NotNull(Assert.Single(await site.GetAsync<List<CorrectionInfo>>("corrections?meter=m1")).Undone);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_rollover_at_an_unusual_total_is_measured_with_it_and_undone_the_ledger_is_as_before_bit_for_bit(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("m1", 0, 60, 29_999_350, 10);
        await site.CountAsync("m1", 65, 130, 0, 10);
        await site.LedgerHasAsync("m1", l => l.Count > 6);
        var before = await site.LedgerTextAsync("m1");

        // The latest of each of the two stands.
        var wrong = await site.MakeAsync(new { kind = "nameplate", meter = "m1", by = "Sato", why = "a guess", counter_modulus_kwh = 50_000 });
        var made = await site.MakeAsync(new { kind = "nameplate", meter = "m1", by = "Sato", why = "manual, page 7", counter_modulus_kwh = 30_000 });
        var power = await site.MakeAsync(new { kind = "nameplate", meter = "m1", by = "Sato", why = "plate", max_power_kw = 100 });
        await site.LedgerHasAsync("m1", l => l.Count == 9 && Math.Abs(CorrectedSite.Wh(l) - 1300) < 1e-6);
        await site.UndoAsync(made.Id);
        await site.UndoAsync(power.Id);
        await site.UndoAsync(wrong.Id);
        await Eventually.TrueAsync(async () => await site.LedgerTextAsync("m1") == before, "the ledger is as it was", cancel: TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_counter_of_both_directions_gives_import_less_export_once_that_is_said(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        var start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
        await site.Host.WriteAsync(string.Join('\n', Enumerable.Range(0, 61).Select(i => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"readings,meter=plug energy_import_wh={5000 + (10 * i)},energy_export_wh={100 + (4 * i)} {start.AddMinutes(i).ToUnixTimeMilliseconds()}"))));
        await site.LedgerHasAsync("plug", l => Math.Abs(CorrectedSite.Wh(l) - 600) < 1e-6);

        var made = await site.MakeAsync(new { kind = "nameplate", meter = "plug", by = "Sato", why = "manual", import_includes_export = true });
        Assert.True(made.ImportIncludesExport);
        await site.LedgerHasAsync("plug", l => Math.Abs(CorrectedSite.Wh(l) - 360) < 1e-6 && Math.Abs(l.Sum(i => i.EnergyExportWh!.Value) - 240) < 1e-6);
        await site.UndoAsync(made.Id);
        await site.LedgerHasAsync("plug", l => Math.Abs(CorrectedSite.Wh(l) - 600) < 1e-6);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_calibration_of_a_meter_reaches_to_the_end_of_what_its_new_device_has_sent(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("old", 0, 60, 50_000, 10);
        await site.CountAsync("new", 60, 180, 7_000_000, 10);
        await site.MakeAsync(new { kind = "replacement", meter = "old", new_meter = "new", by = "Sato", why = "renewal", at = "2026-01-05T01:00:00Z", old_last_wh = 50_600, new_first_wh = 7_000_000 });
        await site.LedgerHasAsync("old", l => Math.Abs(CorrectedSite.Wh(l) - 1800) < 1e-6);
        await site.MakeAsync(new { kind = "calibration", meter = "old", by = "Sato", why = "CT", from = "2026-01-05T00:00:00Z", factor = 2 });
        await site.LedgerHasAsync("old", l => Math.Abs(CorrectedSite.Wh(l) - 3600) < 1e-6);
    }

    [Theory]
    [InlineData("{}", "'max_power_kw', 'counter_modulus_kwh' or 'import_includes_export' is needed")]
    [InlineData("""{"max_power_kw":0}""", "'max_power_kw' 0 is not from")]
    [InlineData("""{"max_power_kw":-5}""", "the greatest power of the circuit")]
    [InlineData("""{"max_power_kw":1e300}""", "'max_power_kw' 1E+300 is not from")]
    [InlineData("""{"counter_modulus_kwh":0.5}""", "the total at which the counter starts again from 0")]
    [InlineData("""{"counter_modulus_kwh":40}""", "energy_import_wh of 'm1' has reached 50.1 kWh")]
    [InlineData("""{"meter":"m2","max_power_kw":10}""", "has no meter 'm2'")]
    public async Task A_nameplate_that_no_meter_can_have_is_refused_with_the_cause(string more, string cause)
    {
        await using var site = await CorrectedSite.StartAsync();
        await site.CountAsync("m1", 0, 10, 50_000, 10);
        var body = JsonSerializer.Deserialize<Dictionary<string, object>>("""{"kind":"nameplate","meter":"m1","by":"Sato","why":"plate"}""")!;
        foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, object>>(more)!)
        {
            body[key] = value;
        }

        using var answer = await site.PostAsync("corrections", JsonContent.Create(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(cause, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
