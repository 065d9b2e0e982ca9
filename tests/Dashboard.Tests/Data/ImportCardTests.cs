using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Monitoring.Dashboard.Components.Pages;
using Monitoring.Dashboard.Data;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Data;

public sealed class ImportCardTests : IAsyncLifetime
{
    private static readonly byte[] File = "日付,0:00"u8.ToArray();
    private readonly InLanguage _japanese = new("ja");
    private DataBed _bed = null!;

    public async ValueTask InitializeAsync()
    {
        _bed = await DataBed.StartAsync();
        _bed.Ingestor.Meters = [];
        _bed.Ingestor.ImportAnswer = _ => Results.Json(DataBed.Report());
    }

    public async ValueTask DisposeAsync()
    {
        await _bed.DisposeAsync();
        _japanese.Dispose();
    }

    [Fact]
    public void A_file_is_looked_into_before_anything_is_stored_and_a_site_without_meters_proposes_main()
    {
        var page = Choose();
        var (options, name, file) = Assert.Single(_bed.Ingestor.Imports);
        Assert.Equal(("main", "true", "検針.csv"), (options["meter"].ToString(), options["dry_run"].ToString(), name));
        Assert.Equal(File, file);
        var report = page.Find("#import .report").TextContent;
        Assert.Contains("1行に1日・30分ごと・区間ごとの電力量 kWh・Asia/Tokyo の時刻・Shift_JIS", report, StringComparison.Ordinal);
        Assert.Contains("2025/04/01(火) 00:00〜2026/04/01(水) 00:00", report, StringComparison.Ordinal);
        Assert.Contains("123,456.7\u00A0kWh", report, StringComparison.Ordinal);
        Assert.Contains("1か所(最初は 2025/05/01(木) 00:00〜00:30)", report, StringComparison.Ordinal);
        Assert.Equal(["53", "2025-05-01 0:00: x", "数値ではありません", "12.5 のように書き、値がなければ空欄にしてください"], page.FindAll("#import .refused tbody td").Select(c => c.TextContent));
    }

    [Fact]
    public async Task Nothing_is_stored_without_a_name_and_a_reason()
    {
        var page = Choose();
        await page.SubmitAsync("#import form");
        Assert.Contains("名前と理由", page.Find("#import .fault").TextContent, StringComparison.Ordinal);
        Assert.Single(_bed.Ingestor.Imports);
    }

    [Fact]
    public async Task What_was_shown_is_stored_and_followed_until_the_ledger_has_it()
    {
        var page = Choose();
        await DataBed.SignAsync(page, "#import");
        _bed.Ingestor.ImportAnswer = _ => Results.Created("/x", DataBed.Report() with { Id = 7, State = "stored" });
        _bed.Ingestor.ImportState = DataBed.Report() with { Id = 7, State = "stored" };
        await page.SubmitAsync("#import form");

        page.WaitForElement("#import progress");
        var (options, _, file) = _bed.Ingestor.Imports[^1];
        Assert.Equal(("山田", "検針票と合わせる", false), (options["by"].ToString(), options["why"].ToString(), options.ContainsKey("dry_run")));
        Assert.Equal(File, file);

        _bed.Ingestor.ImportState = DataBed.Report() with { Id = 7, State = "done" };
        _bed.Ingestor.Meters = ["main"];
        _bed.Bed.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForElement("#import a.button");
        Assert.Equal("/s/demo/load?from=2025-04-01&to=2026-03-31", page.Find("#import a.button").GetAttribute("href"));
        Assert.Equal("台帳に反映しました: 17,518件、123,456.7\u00A0kWh", page.Find("#import .outcome").TextContent);
    }

    [Fact]
    public async Task An_option_that_the_file_leaves_open_is_asked_for_and_the_answer_reads_the_file_again()
    {
        _bed.Ingestor.ImportAnswer = options => options["unit"] == "kWh"
            ? Results.Json(DataBed.Report())
            : Results.Json(new WriteError("invalid", "the file does not say what its numbers are", Reason: ImportCodes.UnitNeeded), statusCode: 400);
        var page = Choose("#import fieldset");
        Assert.Equal("数値の単位がファイルに書かれていません。単位を選んでください。使用量なら kWh、デマンドなら kW です。", page.Find("#import .fault").TextContent.Trim());
        Assert.Empty(page.FindAll("#import .store"));

        await page.ChangeAsync("#import fieldset .option-unit", "kWh");
        page.WaitForElement("#import .report");
        Assert.NotEmpty(page.FindAll("#import fieldset .option-unit"));
        Assert.NotEmpty(page.FindAll("#import .store"));
    }

    [Fact]
    public void An_error_without_a_code_is_introduced_in_Japanese_and_shown_in_its_own_words()
    {
        _bed.Ingestor.ImportAnswer = _ => Results.Json(new WriteError("invalid", "option 'x' is not known"), statusCode: 400);
        var page = Choose("#import .fault p");
        Assert.Equal("受け付けられませんでした。何も変わっていません。", page.Find("#import .fault p").TextContent);
        Assert.Equal("option 'x' is not known", page.Find("#import .fault [lang=en]").TextContent);
    }

    [Fact]
    public void A_file_above_the_limit_is_refused_with_the_cure_and_not_read()
    {
        var page = _bed.Open("#import input[type=file]");
        Upload(page, new byte[ImportForm.MostBytes + 100_000]);
        page.WaitForAssertion(() => Assert.Equal(
            "検針.csv は 20.1 MB あり、20 MB を超えています。年ごとに分けるか、gzip で圧縮してから選んでください。", page.Find("#import .fault").TextContent.Trim()));
        Assert.Empty(_bed.Ingestor.Imports);
    }

    [Fact]
    public void A_meter_with_readings_says_that_imported_values_take_precedence()
    {
        _bed.Ingestor.Meters = ["main"];
        var page = _bed.Open("#import .meter");
        Assert.Equal("main", page.Find("#import .meter").GetAttribute("value"));
        Assert.Contains("優先", page.Find("#import .covers").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_no_meter_id_is_refused_before_a_file_is_chosen()
    {
        var page = _bed.Open("#import .new-meter");
        await page.ChangeAsync("#import .new-meter", "工場 1");
        Assert.Contains("メーターのID", page.Find("#import .fault").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("#import input[type=file]").HasAttribute("disabled"));
    }

    [Fact]
    public void Remarks_and_what_was_recognised_are_said_in_Japanese_with_their_values()
    {
        _bed.Ingestor.ImportAnswer = _ => Results.Json(DataBed.Report() with
        {
            NotesCoded = [CodedNote.Of(NoteCodes.TotalDiffers, $"line {12}: its total is {99}, its values add up to {46.5m}"), new CodedNote("from_a_later_version", [], "something new")],
            Refused = [new RefusedRow(9, "…", "only 2 of 3 parts", "fill in", ImportCodes.PartialQuarter, ["2", "3"])],
        });
        var page = Choose();
        Assert.Equal(["12行目: 合計の欄は 99、値を足すと 46.5 です。", "something new"], page.FindAll("#import .notes li").Select(l => l.TextContent));
        Assert.Equal(["文字コード Shift_JIS", "コンマ区切り"], page.FindAll("#import .recognised li").Select(l => l.TextContent));
        Assert.Equal("15分のうち 3 つの値が 2 つしかありません", page.FindAll("#import .refused td")[2].TextContent);
    }

    [Fact]
    public async Task Direction_and_zone_can_be_said_and_a_value_that_is_refused_names_its_option()
    {
        var page = Choose();
        await page.ChangeAsync("#import .option-direction", "export");
        _bed.Ingestor.ImportAnswer = _ => Results.Json(
            new WriteError("invalid", "zone 'Tokio' is not known", Reason: ImportCodes.WrongOption, Values: ["zone", "Tokio"]), statusCode: 400);
        await page.ChangeAsync("#import .option-zone", "Tokio");
        page.WaitForAssertion(() => Assert.Equal(
            "ファイルの時間帯(空欄なら工場) の値「Tokio」は使えません。詳細を開き、選び直すか書き直してください。", page.Find("#import .fault p").TextContent));
        var (options, _, _) = _bed.Ingestor.Imports[^1];
        Assert.Equal(("export", "Tokio"), (options["direction"].ToString(), options["zone"].ToString()));
    }

    private static void Upload(IRenderedComponent<DataPage> page, byte[] file) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(file, "検針.csv"));

    private IRenderedComponent<DataPage> Choose(string until = "#import .report")
    {
        var page = _bed.Open("#import input[type=file]");
        Upload(page, File);
        page.WaitForElement(until);
        return page;
    }
}
