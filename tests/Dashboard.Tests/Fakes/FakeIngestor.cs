using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>The Ingestor's read API over real HTTP, served from a <see cref="SamplePlant"/>.</summary>
public sealed class FakeIngestor : IAsyncDisposable
{
    public const string Key = "sample-read-key";
    public const string CorrectKey = "sample-correct-key";

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

    /// <summary>The corrections of every site, newest first.</summary>
    public List<CorrectionInfo> Corrections { get; } = [];

    /// <summary>Corrections as they were asked for, newest last.</summary>
    public List<CorrectionRequest> Requests { get; } = [];

    /// <summary>Answered to a correction instead of making it, when set.</summary>
    public WriteError? CorrectionRefusal { get; set; }

    /// <summary>Remarks on the next corrections.</summary>
    public IReadOnlyList<CodedNote> CorrectionNotes { get; set; } = [];

    /// <summary>What of the ledger waits.</summary>
    public LedgerBacklog Backlog { get; set; } = new(0, 0, 0);

    /// <summary>Imports as they came: the options, the file's name and the file.</summary>
    public List<(IQueryCollection Options, string Name, byte[] File)> Imports { get; } = [];

    /// <summary>What an import answers.</summary>
    public Func<IQueryCollection, IResult> ImportAnswer { get; set; } = _ => Results.StatusCode(500);

    /// <summary>How far the newest import is.</summary>
    public ImportReport? ImportState { get; set; }

    /// <summary>The quality of the site; none of any meter unless set.</summary>
    public SiteQuality? Quality { get; set; }

    /// <summary>Meters without readings, which live on imported files.</summary>
    public IReadOnlyList<string> ImportedMeters { get; set; } = [];

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
            if (context.Request.Headers.Authorization != "Token " + (HttpMethods.IsGet(context.Request.Method) ? Key : CorrectKey))
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
        site.MapGet("/meters", () => Meters.Select(m => ImportedMeters.Contains(m) ? Plant.Info(m) with { Quantities = [], IntervalSeconds = null } : Plant.Info(m)));
        site.MapGet("/latest", () =>
        {
            LatestRequests++;
            return Meters.Select(m => ImportedMeters.Contains(m) ? new LatestValues(SamplePlant.Site, m, null, new Dictionary<string, LatestValue>()) : Plant.Latest(m));
        });
        site.MapGet("/meters/{meter}/intervals", (string meter, DateTimeOffset from, DateTimeOffset to) => Plant.Intervals(meter, from, to));
        site.MapGet("/meters/{meter}/readings", (string meter, string quantity, DateTimeOffset from, DateTimeOffset to, string? every) =>
            Plant.Readings(meter, quantity, from, to, every is null ? null : System.Xml.XmlConvert.ToTimeSpan(every)));
        MapData(site);
    }

    private void MapData(RouteGroupBuilder site)
    {
        site.MapGet("/corrections", () => Corrections);
        site.MapPost("/corrections", (CorrectionRequest request) =>
        {
            Requests.Add(request);
            if (CorrectionRefusal is { } refusal && request.Again != true)
            {
                return Results.Json(refusal, statusCode: 400);
            }

            var made = new CorrectionInfo
            {
                Id = Corrections.Count + 1, Kind = request.Kind!, Meter = request.Meter!, To = request.To, Factor = request.Factor,
                From = request.From ?? request.At ?? request.Intervals?[0].Start ?? DateTimeOffset.UnixEpoch, MaxPowerKw = request.MaxPowerKw,
                Made = new CorrectionAct(request.By!, "sample", Plant.Now, request.Why!), NotesCoded = CorrectionNotes,
            };
            Corrections.Insert(0, made);
            return Results.Json(made);
        });
        site.MapGet("/backlog", (long? until) => until is { } newest && newest != Backlog.Newest ? new LedgerBacklog(0, 0, 0) : Backlog);
        site.MapPost("/corrections/{id:long}/undo", (long id, UndoRequest request) =>
        {
            var at = Corrections.FindIndex(c => c.Id == id);
            return Corrections[at] = Corrections[at] with { Undone = new CorrectionAct(request.By!, "sample", Plant.Now, request.Why!) };
        });
        site.MapPost("/imports", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            var file = (await request.ReadFormAsync()).Files.Single();
            await file.CopyToAsync(body);
            Imports.Add((request.Query, file.FileName, body.ToArray()));
            return ImportAnswer(request.Query);
        });
        site.MapGet("/imports/{id:long}", () => ImportState);
        site.MapGet("/quality", (string site) => Quality ?? new SiteQuality(site, Plant.Zone.Id, Plant.Now, [], [], []));
        site.MapGet("/export", (HttpRequest request) => request.Query["meter"] == "nobody"
            ? Results.Json(new WriteError("not found", "site 'demo' has no meter 'nobody'"), statusCode: 404)
            : Results.File(System.Text.Encoding.UTF8.GetBytes("asked," + request.QueryString), "text/csv; charset=utf-8", "works.csv"));
    }
}
