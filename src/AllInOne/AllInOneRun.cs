using Monitoring.Dashboard;
using Monitoring.Gateway;
using Monitoring.Ingestor;
using Monitoring.Ingestor.Health;
using Monitoring.Starting;

namespace Monitoring.AllInOne;

/// <summary>Starts the three services in this process; they talk over loopback HTTP as when apart.</summary>
internal sealed class AllInOneRun(AllInOneOptions options)
{
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(5);
    private static readonly string[] Quiet = ["--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning"];

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        Addresses.Check(options);
        CreateDataFolder();
        var keys = await LocalKeys.EnsureAsync(options, cancel);
        if (options.Demo)
        {
            DemoSite.Prepare(options);
        }
        else
        {
            NewSite.Prepare(options);
        }

        await using var ingestor = IngestorSetup.Build([
            "--urls", options.ApiUrls ?? Addresses.OrFree(Addresses.UsualApi), .. options.StorageSettings, .. Quiet]);
        await ingestor.StartAsync(cancel);
        var ingestorUrl = Addresses.FromHere(ingestor.Urls.First());

        await using var gateway = GatewaySetup.Build([
            "--urls", options.GatewayUrls ?? Addresses.OrFree(Addresses.UsualGateway), $"--Gateway:Mqtt:Listen={options.MqttBind}:{options.MqttPort}", $"--Gateway:Buffer:Folder={options.File("buffer")}",
            $"--Gateway:Ingestor:Url={ingestorUrl}", $"--Gateway:Ingestor:Key={keys.Write}", .. Quiet]);
        await gateway.StartAsync(cancel);

        await using var dashboard = DashboardSetup.Build([
            "--urls", options.Urls, $"--Dashboard:Ingestor:Url={ingestorUrl}", $"--Dashboard:Ingestor:Key={keys.Read}", $"--Dashboard:Ingestor:CorrectKey={keys.Correct}",
            $"--Dashboard:MeterAddress={MqttAddress}", $"--Dashboard:Database={options.File("dashboard.db")}", $"--Dashboard:SitesFolder={options.File("sites")}", .. Quiet]);
        await dashboard.StartAsync(cancel);
        SayWhereWeAre(dashboard, ingestor, gateway);
        await SayStoreAsync(ingestor.Services.GetRequiredService<StoreHealth>(), cancel);
        Console.WriteLine("Ctrl+C ends it.");

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            cancel, ingestor.Lifetime.ApplicationStopping, gateway.Lifetime.ApplicationStopping, dashboard.Lifetime.ApplicationStopping);
        var demo = options.Demo ? DemoSite.RunAsync(options, ending.Token) : Task.CompletedTask;
        await Task.Delay(Timeout.Infinite, ending.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        // Against the way of the data, so that nobody sends to somebody who has gone.
        await demo;
        await dashboard.StopAsync(CancellationToken.None);
        await gateway.StopAsync(CancellationToken.None);
        await ingestor.StopAsync(CancellationToken.None);
        return 0;
    }

    private string MqttAddress => new UriBuilder("mqtt", options.MqttBind, options.MqttPort).Uri.GetLeftPart(UriPartial.Authority);

    private void CreateDataFolder()
    {
        try
        {
            Directory.CreateDirectory(options.Data);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The data folder {options.Data} cannot be made ({e.Message}): choose another with --data.");
        }
    }

    private void SayWhereWeAre(WebApplication dashboard, WebApplication ingestor, WebApplication gateway)
    {
        Console.WriteLine($"Dashboard   {UrlsOf(dashboard)}");
        Console.WriteLine("            (no sign-in yet: reachable from this computer only unless --urls says otherwise)");
        Console.WriteLine($"Meters      {MqttAddress}");
        Console.WriteLine($"API         {UrlsOf(ingestor)}  (write, read, OpenAPI; keys: keys add)");
        Console.WriteLine($"Gateway     {UrlsOf(gateway)}  (health and metrics)");
        Console.WriteLine($"Data        {options.Data}");
        Console.WriteLine($"Profiles    {options.File("sites")}  (what a site's meters mean: SITE.json; see README, 'Connect a meter')");
    }

    // The address is the likely mistake, so it is said at once. No reason to end: the buffer keeps what the store cannot take.
    private async Task SayStoreAsync(StoreHealth store, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(StorePatience);
        var problem = $"{options.Store} does not answer";
        try
        {
            problem = await store.ProblemAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // It hangs.
        }

        if (problem is not null)
        {
            await Console.Error.WriteLineAsync($"Store       {problem.TrimEnd('.')}. Readings wait in the data folder until it takes them; is --store right?");
        }
    }

    private static string UrlsOf(WebApplication app) => string.Join(' ', app.Urls);
}
