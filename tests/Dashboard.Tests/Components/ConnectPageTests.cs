using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Dashboard.Components.Pages;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Sites;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Components;

public sealed class ConnectPageTests : IAsyncLifetime
{
    private readonly InLanguage _japanese = new("ja");
    private readonly BunitContext _page = new();
    private NowBed _bed = null!;

    public async ValueTask InitializeAsync()
    {
        _bed = await NowBed.StartAsync();
        _bed.Options.Value.MeterAddress = "mqtt://127.0.0.1:11883";
        _page.Services.AddSingleton<TimeProvider>(_bed.Time);
        _page.Services.AddSingleton(_bed.Options);
        _page.Services.AddSingleton(_bed.Live);
        _page.Services.AddSingleton(new SiteProfiles(_bed.Options));
        _page.Services.AddScoped<LivePulse>();
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _bed.DisposeAsync();
        _japanese.Dispose();
    }

    [Fact]
    public async Task The_page_waits_and_names_each_meter_that_arrives()
    {
        var meters = _bed.Ingestor.Meters;
        _bed.Ingestor.Meters = [];
        var page = RenderPage();
        Assert.Equal("待っています… 受信 0件", page.Find(".arrival h2").TextContent);

        _bed.Ingestor.Meters = [.. meters.Take(2)];
        await _bed.Live.FirstAsync(SamplePlant.Site, Xunit.TestContext.Current.CancellationToken);
        _bed.Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("2台のメーターから届いています", page.Find(".arrival h2").TextContent));
        Assert.Contains("compressor-1", page.Find(".arrival").TextContent, StringComparison.Ordinal);
        Assert.Equal("/s/demo/now", page.Find(".arrival a").GetAttribute("href"));
    }

    [Fact]
    public void The_address_to_type_the_message_to_send_and_the_file_to_write_are_there()
    {
        var page = RenderPage();
        Assert.Equal("127.0.0.1:11883", page.Find(".address").TextContent);
        Assert.Contains("--mqtt-bind 0.0.0.0", page.Markup, StringComparison.Ordinal);
        Assert.Contains("-p 11883", page.Markup, StringComparison.Ordinal);
        Assert.EndsWith("demo.json", page.Find(".file").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void In_English_only_the_plants_own_name_is_Japanese()
    {
        using var english = new InLanguage("en");
        Assert.DoesNotMatch(@"[\u3040-\u30ff\u4e00-\u9fff]", RenderPage().Markup.Replace("A製作所", string.Empty, StringComparison.Ordinal));
    }

    private IRenderedComponent<ConnectPage> RenderPage() => _page.Render<ConnectPage>(p => p.Add(c => c.Site, SamplePlant.Site));
}
