using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>The Ingestor's read API over real HTTP, served from a <see cref="SamplePlant"/>.</summary>
public sealed class FakeIngestor : IAsyncDisposable
{
    public const string Key = "sample-read-key";

    private readonly WebApplication _app;

    private FakeIngestor(WebApplication app, SamplePlant plant)
    {
        _app = app;
        Plant = plant;
        Sites = [new SiteInfo(SamplePlant.Site, "見本製作所", plant.Zone.Id)];
    }

    public SamplePlant Plant { get; }

    public string Url => _app.Urls.Single();

    public IReadOnlyList<SiteInfo> Sites { get; set; }

    public IReadOnlyList<string> Meters { get; set; } = SamplePlant.Meters;

    /// <summary>Answered instead of data when set.</summary>
    public HttpStatusCode? Failure { get; set; }

    /// <summary>The site whose data answer 500, the others being well.</summary>
    public string? BrokenSite { get; set; }

    /// <summary>Requests that asked for newest values.</summary>
    public int LatestRequests { get; private set; }

    public static async Task<FakeIngestor> StartAsync(TimeProvider? time = null, string url = "http://127.0.0.1:0", string zone = "Asia/Tokyo")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var fake = new FakeIngestor(app, new SamplePlant(time ?? TimeProvider.System, zone));
        fake.Map();
        await app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>A client with the right key whose requests pass <paramref name="handler"/>.</summary>
    public IngestorClient Client(HttpMessageHandler? handler = null)
    {
        var http = new HttpClient(handler ?? new HttpClientHandler()) { BaseAddress = new Uri(Url + "/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", Key);
        return new IngestorClient(http);
    }

    private void Map()
    {
        _app.Use(async (context, next) =>
        {
            if (context.Request.Headers.Authorization != "Token " + Key)
            {
                context.Response.StatusCode = 401;
            }
            else if (Failure is { } failure)
            {
                context.Response.StatusCode = (int)failure;
            }
            else
            {
                await next();
            }
        });
        _app.MapGet("/api/sites", () => Sites);
        var site = _app.MapGroup("/api/sites/{site}").AddEndpointFilter(async (context, next) =>
            (string?)context.HttpContext.Request.RouteValues["site"] == BrokenSite ? Results.StatusCode(500) :
            Sites.Any(s => s.Site == (string?)context.HttpContext.Request.RouteValues["site"]) ? await next(context) : Results.NotFound());
        site.MapGet("/meters", () => Meters.Select(Plant.Info));
        site.MapGet("/latest", () =>
        {
            LatestRequests++;
            return Meters.Select(Plant.Latest);
        });
        site.MapGet("/meters/{meter}/intervals", (string meter, DateTimeOffset from, DateTimeOffset to) => Plant.Intervals(meter, from, to));
        site.MapGet("/meters/{meter}/readings", (string meter, string quantity, DateTimeOffset from, DateTimeOffset to, string? every) =>
            Plant.Readings(meter, quantity, from, to, every is null ? null : System.Xml.XmlConvert.ToTimeSpan(every)));
    }
}
