using System.Net;
using System.Net.Http.Json;
using System.Text;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Importing;
using Monitoring.Ingestor.Tests.Corrections;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Importing;

public sealed class ImportApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string File = "日時,使用量(kWh)\n2026/4/1 0:00,1\n2026/4/1 0:30,2\n2026/4/1 1:00,x\n";

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_dry_run_shows_what_would_be_stored_and_stores_nothing_and_a_form_is_taken_too(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        using var dry = await site.PostAsync("imports?meter=m1&dry_run=true", new StringContent(File));
        var report = (await dry.Content.ReadFromJsonAsync<ImportReport>(Cancel))!;
        Assert.Equal((HttpStatusCode.OK, 2, 3m, 1, "dry run", null), (dry.StatusCode, report.Rows, report.TotalKwh, report.RefusedCount, report.State, report.Id));
        Assert.Equal((4, "'x' is not a number"), (report.Refused[0].Line, report.Refused[0].Reason));
        Assert.Empty(await site.GetAsync<List<CorrectionInfo>>("corrections"));

        using var form = new MultipartFormDataContent
        {
            { new StringContent("m1"), "meter" }, { new StringContent("Sato"), "by" }, { new StringContent("history"), "why" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(File)), "file", "april.csv" },
        };
        using var stored = await site.PostAsync("imports", form);
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);
        Assert.Equal("april.csv", (await stored.Content.ReadFromJsonAsync<ImportReport>(Cancel))!.File);
        await site.LedgerHasAsync("m1", l => l.Count == 4 && CorrectedSite.Wh(l) == 3000);
        using var again = await site.PostAsync("imports?meter=m1&dry_run=true", new StringContent(File));
        var known = (await again.Content.ReadFromJsonAsync<ImportReport>(Cancel))!;
        Assert.Contains("imported before", Assert.Single(known.Notes), StringComparison.Ordinal);
        Assert.Equal(1, known.SameAs);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task What_is_wrong_is_said_in_codes_too_so_that_it_can_be_shown_in_any_language(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        using var dry = await site.PostAsync("imports?meter=m1&dry_run=true", new StringContent(File + "########,3\n"));
        var report = (await dry.Content.ReadFromJsonAsync<ImportReport>(Cancel))!;
        Assert.Equal([ImportCodes.NoNumber, ImportCodes.DateHashes], report.Refused.Select(r => r.Code));
        Assert.Equal(("UTF-8", "kWh", "start", 30), (report.Encoding, report.Unit, report.Label, report.StepMinutes));

        using var unclear = await site.PostAsync("imports?meter=m1&dry_run=true", new StringContent(File.Replace("使用量(kWh)", "値", StringComparison.Ordinal)));
        Assert.Equal(ImportCodes.UnitNeeded, (await unclear.Content.ReadFromJsonAsync<WriteError>(Cancel))!.Reason);

        using var wrong = await site.PostAsync("imports?meter=m1&dry_run=true&zone=Tokio", new StringContent(File));
        var error = (await wrong.Content.ReadFromJsonAsync<WriteError>(Cancel))!;
        Assert.Equal((ImportCodes.WrongOption, "zone Tokio"), (error.Reason, string.Join(' ', error.Values!)));
    }

    [Fact]
    public async Task Remarks_have_codes_and_values_beside_their_English()
    {
        await using var site = await CorrectedSite.StartAsync();
        using var dry = await site.PostAsync("imports?meter=m1&dry_run=true", new StringContent(File));
        var report = (await dry.Content.ReadFromJsonAsync<ImportReport>(Cancel))!;
        Assert.Equal(
            [
                (NoteCodes.TextFile, "UTF-8"), (NoteCodes.SeparatedByComma, ""), (NoteCodes.TitlesInLine, "1"), (NoteCodes.TimeColumn, "日時"), (NoteCodes.ValueColumn, "使用量(kWh)"),
                (NoteCodes.UnitOfEnergy, "kWh"), (NoteCodes.TimesAreStarts, ""), (NoteCodes.StepOfMinutes, "30"), (NoteCodes.TimesWithoutOffset, "Asia/Tokyo"),
            ],
            report.RecognisedCoded.Select(r => (r.Code, string.Join(' ', r.Values))));
        Assert.Contains("time '日時'", report.Recognised);
        Assert.Contains("a step has 30 minutes", report.RecognisedCoded.Select(r => r.Text));
    }

    [Theory]
    [InlineData("meter=m1&by=S&why=w&all_or_nothing=true", 422, "")]
    [InlineData("meter=m1&by=S", 400, "'why' is needed")]
    [InlineData("by=S&why=w", 400, "'meter' is needed")]
    [InlineData("meter=m1&by=S&why=w&unit=J", 400, "unit 'J' is not known")]
    [InlineData("meter=m1&by=S&why=w&units=kWh", 400, "option 'units' is not known")]
    public async Task Nothing_is_stored_of_a_wish_that_is_not_clear_or_where_all_was_wanted(string query, int status, string cure)
    {
        await using var site = await CorrectedSite.StartAsync();
        using var answer = await site.PostAsync("imports?" + query, new StringContent(File));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(cure, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(await site.GetAsync<List<CorrectionInfo>>("corrections"));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task The_command_imports_into_the_database_and_the_ledger_follows_when_the_service_runs(string database)
    {
        using var folder = new TempFolder();
        var setting = await TestDatabases.NewAsync(database, folder);
        await System.IO.File.WriteAllTextAsync(folder.File("april.csv"), File, TestContext.Current.CancellationToken);
        string[] command = ["import", folder.File("april.csv"), "--site", "works", "--meter", "m1", "--by", "Sato", "--why", "history"];
        Assert.Contains("keys add --site", await RunAsync(setting, 1, command), StringComparison.Ordinal);
        Assert.Equal(0, await KeysCommand.RunAsync(["keys", "add", "--site", "works", "--name", "c", "--scope", "correct"], TextWriter.Null, setting));
        Assert.Contains("Dry run", await RunAsync(setting, 0, [.. command, "--dry-run"]), StringComparison.Ordinal);
        Assert.Contains("Nothing is stored", await RunAsync(setting, 1, [.. command, "--all-or-nothing"]), StringComparison.Ordinal);
        var shown = await RunAsync(setting, 2, command);
        Assert.Contains("line 4: 2026/4/1 1:00, x: 'x' is not a number", shown, StringComparison.Ordinal);
        Assert.Contains("2 values from 2026-03-31 15:00:00Z to 2026-03-31 16:00:00Z, 3 kWh; 0 missing, 0 duplicates, 0 gaps, 1 refused", shown, StringComparison.Ordinal);
        await using var site = await CorrectedSite.StartAsync(folder: folder, database: setting);
        await site.LedgerHasAsync("m1", l => l.Count == 4 && CorrectedSite.Wh(l) == 3000);
    }

    private static async Task<string> RunAsync(string database, int expected, params string[] args)
    {
        await using var output = new StringWriter();
        var code = await ImportCommand.RunAsync(args, output, database);
        Assert.True(code == expected, output.ToString());
        return output.ToString();
    }
}
