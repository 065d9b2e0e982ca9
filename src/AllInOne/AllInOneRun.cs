using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Monitoring.Dashboard;
using Monitoring.Gateway;
using Monitoring.Ingestor;

namespace Monitoring.AllInOne;

/// <summary>Starts the three services in this process; they talk over loopback HTTP as when apart.</summary>
internal sealed class AllInOneRun(AllInOneOptions options)
{
    private const string AnyPort = "http://127.0.0.1:0";
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

        await using var ingestor = IngestorSetup.Build([
            "--urls", AnyPort, $"--Ingestor:Database={options.File("ingestor.db")}", $"--Ingestor:Store={options.Store}",
            $"--Ingestor:StoreFile={options.File("readings.db")}", .. Quiet]);
        await ingestor.StartAsync(cancel);
        var ingestorUrl = UrlOf(ingestor);

        await using var gateway = GatewaySetup.Build([
            "--urls", AnyPort, $"--Gateway:Mqtt:Listen={options.MqttBind}:{options.MqttPort}", $"--Gateway:Buffer:Folder={options.File("buffer")}",
            $"--Gateway:Ingestor:Url={ingestorUrl}", $"--Gateway:Ingestor:Key={keys.Write}", .. Quiet]);
        await gateway.StartAsync(cancel);

        await using var dashboard = DashboardSetup.Build([
            "--urls", options.Urls, $"--Dashboard:Ingestor:Url={ingestorUrl}", $"--Dashboard:Ingestor:Key={keys.Read}",
            $"--Dashboard:MeterAddress={MqttAddress}", $"--Dashboard:Database={options.File("dashboard.db")}", $"--Dashboard:SitesFolder={options.File("sites")}", .. Quiet]);
        await dashboard.StartAsync(cancel);
        SayWhereWeAre();

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

    private void SayWhereWeAre()
    {
        Console.WriteLine($"Dashboard   {options.Urls}");
        Console.WriteLine("            (no sign-in yet: reachable from this computer only unless --urls says otherwise)");
        Console.WriteLine($"Meters      {MqttAddress}");
        Console.WriteLine($"Data        {options.Data}");
        Console.WriteLine("Ctrl+C ends it.");
    }

    private static string UrlOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
