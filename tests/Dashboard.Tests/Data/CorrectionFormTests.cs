using Bunit;
using Monitoring.Dashboard.Components.Pages;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Data;

public sealed class CorrectionFormTests : IAsyncLifetime
{
    private readonly InLanguage _japanese = new("ja");
    private DataBed _bed = null!;

    public async ValueTask InitializeAsync() => _bed = await DataBed.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _bed.DisposeAsync();
        _japanese.Dispose();
    }

    // A browser hands on the seconds of a time too.
    [Fact]
    public async Task A_calibration_is_made_from_what_was_entered_on_the_sites_clock()
    {
        var page = _bed.Open("#corrections .new-calibration");
        await page.ClickAsync("#corrections .new-calibration");
        await page.ChangeAsync("#corrections .from", "2026-11-01T09:00:00");
        await page.ChangeAsync("#corrections .factor", "1.5");
        await DataBed.SignAsync(page, "#corrections");
        await page.SubmitAsync("#corrections form");

        page.WaitForAssertion(() => Assert.Contains("× 1.5", page.Find(".correction").TextContent, StringComparison.Ordinal));
        var made = Assert.Single(_bed.Ingestor.Corrections);
        Assert.Equal(("calibration", "main", new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)), (made.Kind, made.Meter, made.From));
        Assert.Equal("訂正 1 を記録しました。", page.Find("#corrections > .outcome").TextContent);
        Assert.Contains("山田", page.Find(".correction").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_in_a_calibration_is_said_and_nothing_is_sent()
    {
        var page = _bed.Open("#corrections .new-calibration");
        await page.ClickAsync("#corrections .new-calibration");
        await page.SubmitAsync("#corrections form");
        Assert.Equal("開始の日時を入れてください。", page.Find("#corrections .fault").TextContent.Trim());
        await page.ChangeAsync("#corrections .from", "2026-11-01T09:00:00");
        await page.SubmitAsync("#corrections form");
        Assert.Equal("係数を正の数で入れてください。1 では何も変わりません。", page.Find("#corrections .fault").TextContent.Trim());
        await page.ChangeAsync("#corrections .factor", "2");
        await page.SubmitAsync("#corrections form");
        Assert.Contains("名前と理由", page.Find("#corrections .fault").TextContent, StringComparison.Ordinal);
        Assert.Empty(_bed.Ingestor.Corrections);
    }

    [Fact]
    public async Task A_replacement_joins_the_readings_of_both_counters()
    {
        var page = _bed.Open("#corrections .new-replacement");
        await page.ClickAsync("#corrections .new-replacement");
        await page.ChangeAsync("#corrections .at", "2026-11-01T09:05:00");
        await page.ChangeAsync("#corrections .old-last", "1234.5");
        await page.ChangeAsync("#corrections .new-first-export", "98");
        await DataBed.SignAsync(page, "#corrections");
        await page.SubmitAsync("#corrections form");
        page.WaitForAssertion(() => Assert.Single(_bed.Ingestor.Requests));
        var request = _bed.Ingestor.Requests[0];
        Assert.Equal(("replacement", 1_234_500.0, 98_000.0, null), (request.Kind, request.OldLastWh!.Value, request.NewFirstExportWh!.Value, request.NewFirstWh));
    }

    [Fact]
    public async Task A_mistaken_unit_corrects_only_values_of_its_kind()
    {
        var page = await OpenAsync(".new-calibration");
        await page.ChangeAsync("#corrections .from", "2026-11-01T09:00:00");
        await page.ChangeAsync("#corrections .way", "Unit");
        await page.ChangeAsync("#corrections .taken-unit", "kW");
        await DataBed.SignAsync(page, "#corrections");
        await page.SubmitAsync("#corrections form");
        Assert.StartsWith("単位は、違う2つを", Fault(page), StringComparison.Ordinal);

        await page.ChangeAsync("#corrections .real-unit", "MW");
        await page.SubmitAsync("#corrections form");
        page.WaitForAssertion(() => Assert.Single(_bed.Ingestor.Requests));
        Assert.Equal(("MW sent as kW", "power", null), (_bed.Ingestor.Requests[0].Unit, _bed.Ingestor.Requests[0].AppliesTo, _bed.Ingestor.Requests[0].Factor));
    }

    [Fact]
    public async Task The_same_calibration_is_made_once_more_only_when_that_is_said()
    {
        _bed.Ingestor.CorrectionRefusal = new WriteError("invalid", "the same calibration holds already (correction 4)", Reason: CorrectionCodes.SameCalibration, Values: ["4"]);
        var page = await OpenAsync(".new-calibration");
        await page.ChangeAsync("#corrections .from", "2026-11-01T09:00:00");
        await page.ChangeAsync("#corrections .factor", "2");
        Assert.Empty(page.FindAll("#corrections .again"));
        await DataBed.SignAsync(page, "#corrections");
        await page.SubmitAsync("#corrections form");
        page.WaitForAssertion(() => Assert.StartsWith("同じ校正がすでに有効です(訂正 4)", Fault(page), StringComparison.Ordinal));

        await page.ChangeAsync("#corrections .again", true);
        await page.SubmitAsync("#corrections form");
        page.WaitForAssertion(() => Assert.Equal([null, true], _bed.Ingestor.Requests.Select(r => r.Again)));
    }

    [Fact]
    public async Task Energy_of_bills_is_entered_month_by_month()
    {
        var page = await OpenAsync(".new-energy");
        await page.ChangeAsync("#corrections .from", "2026-09-01T00:00:00");
        await page.ChangeAsync("#corrections .to", "2026-10-01T00:00:00");
        await page.ChangeAsync("#corrections .import-kwh", "12345.6");
        await page.ClickAsync("#corrections .add-span");
        Assert.Equal(("2026-10-01T00:00:00", "2026-11-01T00:00:00"), (page.FindAll("#corrections .from")[1].GetAttribute("value"), page.FindAll("#corrections .to")[1].GetAttribute("value")));
        await DataBed.SignAsync(page, "#corrections");
        await page.SubmitAsync("#corrections form");
        Assert.Equal("期間2: 電力量を入れてください。正しい値が分からないときは「不明とする」を選んでください。", Fault(page));

        await page.ChangeAsync("#corrections fieldset:nth-of-type(2) .unknown", true);
        await page.SubmitAsync("#corrections form");
        page.WaitForAssertion(() => Assert.Single(_bed.Ingestor.Requests));
        Assert.Equal(
            [
                new EnteredInterval(At(2026, 9), At(2026, 10), 12_345_600),
                new EnteredInterval(At(2026, 10), At(2026, 11), Unknown: true),
            ],
            _bed.Ingestor.Requests[0].Intervals!);
    }

    [Theory]
    [InlineData("2026-11-01T00:00:00", "", "1", "開始と終了の日時を入れてください。")]
    [InlineData("2026-11-01T00:00:00", "2026-11-01T00:00:00", "1", "終了は開始よりあとにしてください。")]
    [InlineData("2026-11-01T00:00:00", "2026-11-01T00:10:00", "1", "開始と終了は15分の区切りにしてください。例: 10:00、10:15、10:30、10:45。")]
    [InlineData("2025-01-01T00:00:00", "2026-11-01T00:00:00", "1", "期間が400日を超えています。月ごとに分けてください。")]
    [InlineData("2026-11-01T00:00:00", "2026-12-01T00:00:00", "1", "終了がまだ来ていない日時です。終わった期間だけを入れてください。")]
    [InlineData("2026-10-01T00:00:00", "2026-11-01T00:00:00", "-1", "電力量は0以上の数で入れてください。売った電力量は逆潮流の欄に入れます。")]
    [InlineData("2026-10-01T00:00:00", "2026-11-01T00:00:00", "10000000000000", "電力量が大きすぎます。単位が kWh か確かめてください。")]
    public async Task Energy_that_cannot_be_is_refused_with_the_cure_and_nothing_is_sent(string from, string to, string kwh, string message)
    {
        var page = await OpenAsync(".new-energy");
        await page.ChangeAsync("#corrections .from", from);
        await page.ChangeAsync("#corrections .to", to);
        await page.ChangeAsync("#corrections .import-kwh", kwh);
        await page.SubmitAsync("#corrections form");
        Assert.Equal(message, Fault(page));
        Assert.Empty(_bed.Ingestor.Requests);
    }

    [Fact]
    public async Task Spans_that_overlap_are_refused()
    {
        var page = await OpenAsync(".new-energy");
        await page.ChangeAsync("#corrections .from", "2026-09-01T00:00:00");
        await page.ChangeAsync("#corrections .to", "2026-10-01T00:00:00");
        await page.ChangeAsync("#corrections .import-kwh", "1");
        await page.ClickAsync("#corrections .add-span");
        await page.ChangeAsync("#corrections fieldset:nth-of-type(2) .from", "2026-09-30T00:00:00");
        await page.ChangeAsync("#corrections fieldset:nth-of-type(2) .import-kwh", "1");
        await page.SubmitAsync("#corrections form");
        Assert.StartsWith("期間が重なっています。", Fault(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_without_any_meter_can_live_on_entered_energy()
    {
        _bed.Ingestor.Meters = [];
        var page = await OpenAsync(".new-energy");
        Assert.Empty(page.FindAll("#corrections .new-calibration"));
        await page.ChangeAsync("#corrections .new-meter", "office");
        await page.ChangeAsync("#corrections .from", "2026-10-01T00:00:00");
        await page.ChangeAsync("#corrections .to", "2026-11-01T00:00:00");
        await page.ChangeAsync("#corrections .export-kwh", "0");
        await DataBed.SignAsync(page, "#corrections");
        await page.SubmitAsync("#corrections form");
        page.WaitForAssertion(() => Assert.Equal("office", Assert.Single(_bed.Ingestor.Requests).Meter));
    }

    [Fact]
    public async Task A_nameplate_says_at_least_one_thing_and_only_possible_ones()
    {
        var page = await OpenAsync(".new-nameplate");
        await page.SubmitAsync("#corrections form");
        Assert.StartsWith("何も入っていません。", Fault(page), StringComparison.Ordinal);
        await page.ChangeAsync("#corrections .modulus", "0.5");
        await page.SubmitAsync("#corrections form");
        Assert.StartsWith("0に戻る値は", Fault(page), StringComparison.Ordinal);
        await page.ChangeAsync("#corrections .modulus", "100000");
        await page.ChangeAsync("#corrections .max-power", "0");
        await page.SubmitAsync("#corrections form");
        Assert.StartsWith("最大電力は", Fault(page), StringComparison.Ordinal);
        await page.ChangeAsync("#corrections .max-power", "250");
        await page.ChangeAsync("#corrections .counts", "yes");
        await DataBed.SignAsync(page, "#corrections");
        await page.SubmitAsync("#corrections form");

        page.WaitForAssertion(() => Assert.Contains("最大電力 250\u00A0kW", page.Find(".correction").TextContent, StringComparison.Ordinal));
        Assert.Contains("メーターの全期間", page.Find(".correction").TextContent, StringComparison.Ordinal);
        var request = Assert.Single(_bed.Ingestor.Requests);
        Assert.Equal((250.0, 100_000.0, true), (request.MaxPowerKw!.Value, request.CounterModulusKwh!.Value, request.ImportIncludesExport!.Value));
    }

    [Fact]
    public async Task What_the_Ingestor_remarks_on_a_correction_is_said_in_Japanese()
    {
        _bed.Ingestor.CorrectionNotes = [new CodedNote(NoteCodes.RoundedStart, ["2026-11-01T09:00:00+09:00"], "'from' is rounded")];
        var page = await OpenAsync(".new-calibration");
        await page.ChangeAsync("#corrections .from", "2026-11-01T08:58:00");
        await page.ChangeAsync("#corrections .factor", "2");
        await DataBed.SignAsync(page, "#corrections");
        await page.SubmitAsync("#corrections form");
        page.WaitForAssertion(() => Assert.Equal("訂正 1 を記録しました。開始は15分の区切りに丸めました: 2026/11/01(日) 09:00", page.Find("#corrections > .outcome").TextContent));
    }

    [Theory]
    [InlineData(".new-energy")]
    [InlineData(".new-calibration")]
    [InlineData(".new-replacement")]
    [InlineData(".new-nameplate")]
    public async Task In_English_no_form_has_anything_Japanese_left(string button)
    {
        using var english = new InLanguage("en");
        var page = await OpenAsync(button);
        await page.SubmitAsync("#corrections form");
        Assert.NotEmpty(Fault(page));
        Assert.DoesNotMatch(@"[\u3040-\u30ff\u4e00-\u9fff]", page.Markup);
    }

    private static DateTimeOffset At(int year, int month) => new(year, month, 1, 0, 0, 0, TimeSpan.FromHours(9));

    private static string Fault(IRenderedComponent<DataPage> page) => page.Find("#corrections .fault").TextContent.Trim();

    private async Task<IRenderedComponent<DataPage>> OpenAsync(string button)
    {
        var page = _bed.Open("#corrections " + button);
        await page.ClickAsync("#corrections " + button);
        return page;
    }
}
