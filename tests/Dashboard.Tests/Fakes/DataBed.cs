using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Monitoring.Dashboard.Components.Pages;
using Monitoring.Dashboard.Data;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Load;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>The page データ over the fake Ingestor.</summary>
public sealed class DataBed : IAsyncDisposable
{
    private readonly BunitContext _page = new();
    private readonly FindingStoreFile _findings = new();
    private readonly HttpClient _writing = new();

    private DataBed(NowBed bed) => Bed = bed;

    public NowBed Bed { get; }

    public FakeIngestor Ingestor => Bed.Ingestor;

    public static async Task<DataBed> StartAsync(bool mayCorrect = true)
    {
        var data = new DataBed(await NowBed.StartAsync());
        await data._findings.MigrateAsync();
        data._writing.BaseAddress = new Uri(data.Ingestor.Url + "/");
        data._writing.DefaultRequestHeaders.Authorization = mayCorrect ? new("Token", FakeIngestor.CorrectKey) : null;
        var services = data._page.Services;
        services.AddSingleton(data._findings.Open(data.Bed.Time));
        services.AddSingleton(data.Bed.Client);
        services.AddSingleton(new IngestorWriter(data._writing));
        services.AddSingleton(data.Bed.Catalogue);
        services.AddSingleton<TimeProvider>(data.Bed.Time);
        services.AddSingleton(data.Bed.Options);
        services.AddSingleton<LoadReader>();
        services.AddScoped<LivePulse>();
        services.AddScoped<Signature>();
        data._page.JSInterop.Mode = JSRuntimeMode.Loose;
        return data;
    }

    /// <summary>What the browser's tab remembers.</summary>
    public void Remembers(string key, string value) => _page.JSInterop.Setup<string?>("sessionStorage.getItem", key).SetResult(value);

    /// <summary>What the page had the tab remember, newest last.</summary>
    public IReadOnlyList<JSRuntimeInvocation> Remembered => [.. _page.JSInterop.Invocations.Where(i => i.Identifier == "sessionStorage.setItem")];

    public IRenderedComponent<DataPage> Open(string until = "#import h2")
    {
        var page = _page.Render<DataPage>(p => p.Add(c => c.Site, SamplePlant.Site));
        page.WaitForElement(until);
        return page;
    }

    public static async Task SignAsync(IRenderedComponent<DataPage> page, string part)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.InputAsync($"{part} .by", "山田");
        await page.InputAsync($"{part} .why", "検針票と合わせる");
    }

    /// <summary>A report of a year of half hours with one gap and one refused row.</summary>
    public static ImportReport Report(string meter = "main") => new()
    {
        Meter = meter, File = "utility.csv", Sha256 = "00", Layout = "days", Encoding = "Shift_JIS", Unit = "kWh", Label = "start", StepMinutes = 30, Zone = "Asia/Tokyo",
        RecognisedCoded = [CodedNote.Of(NoteCodes.TextFile, $"{"Shift_JIS"} text"), CodedNote.Of(NoteCodes.SeparatedByComma, $"cells separated by comma")], Rows = 17_518, From = At(2025, 4, 1), To = At(2026, 4, 1), TotalKwh = 123_456.7m, Missing = 1, Duplicates = 0,
        Gaps = 1, GapList = [new ImportGap(At(2025, 5, 1), At(2025, 5, 1).AddMinutes(30))], RefusedCount = 1,
        Refused = [new RefusedRow(53, "2025-05-01 0:00: x", "'x' is not a number", "write it like 12.5", ImportCodes.NoNumber)],
    };

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        _writing.Dispose();
        await Bed.DisposeAsync();
        _findings.Dispose();
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(9));
}
