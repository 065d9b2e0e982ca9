using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Writing;

public sealed class AbortedWriteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readings_of_a_client_that_gave_up_while_the_store_took_them_are_marked_for_the_ledger()
    {
        var arrived = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var store = WebApplication.Create(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
        store.MapPost("/write", async () =>
        {
            arrived.SetResult();
            await answer.Task;
            return Results.NoContent();
        });
        store.MapMethods("/ping", ["GET", "HEAD"], (HttpContext context) =>
        {
            context.Response.Headers["X-Influxdb-Version"] = "1.8.10";
            return Results.NoContent();
        });

        // The database is there; readings cannot be read, so that the ledger keeps its marks.
        store.MapPost("/query", async (HttpContext context) => (await context.Request.ReadFormAsync())["q"].ToString().StartsWith("SELECT", StringComparison.Ordinal)
            ? Results.StatusCode(503)
            : Results.Text("""{"results":[{"statement_id":0}]}""", "application/json"));
        store.MapFallback(() => Results.StatusCode(503));
        await store.StartAsync(Cancel);

        using var folder = new TempFolder();
        await using var host = await IngestorHost.StartAsync(store.Urls.First(), folder);
        using var aborted = new CancellationTokenSource();
        var request = new DefaultHttpContext { RequestAborted = aborted.Token };
        request.Request.Headers.Authorization = $"Token {host.WriteKey}";
        request.Request.QueryString = new QueryString("?precision=ms");
        request.Request.Body = new MemoryStream("readings,meter=m1 energy_import_wh=1 1767571200000"u8.ToArray());
        var handling = host.Write.HandleAsync(request);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        await aborted.CancelAsync();
        answer.SetResult();
        await Task.WhenAny(handling);
        await using var db = new IngestorDbFactory(folder.File("ingestor.db")).CreateDbContext();
        Assert.True(await db.Dirty.AnyAsync(Cancel));
    }
}
