using System.CommandLine;
using Monitoring.Gateway;
using Monitoring.Ingestor.Access;
using Monitoring.Starting;

namespace Monitoring.AllInOne;

/// <summary>The command line of the whole product in one process.</summary>
public static class AllInOneCommand
{
    private const string DatabaseName = "ingestor.db";

    private static readonly Option<bool> Demo = new("--demo") { Description = "Simulate a plant: 60 days of history, then live" };
    private static readonly Option<string?> Data = new("--data") { Description = $"Folder of all data; {DefaultData(demo: false)} unless given, of the demo {DefaultData(demo: true)}" };
    private static readonly Option<string> Urls = new("--urls") { DefaultValueFactory = _ => "http://localhost:8080", Description = "Address of the Dashboard" };
    private static readonly Option<string?> ApiUrls = new("--api-urls") { Description = $"Address of the Ingestor: write and read API, OpenAPI; {Addresses.UsualApi}, or any free port where that is taken" };
    private static readonly Option<string?> GatewayUrls = new("--gateway-urls") { Description = $"Address of the Gateway: health and metrics; {Addresses.UsualGateway}, or any free port where that is taken" };
    private static readonly Option<int> MqttPort = new("--mqtt-port") { DefaultValueFactory = _ => 1883, Description = "Port for the meters (MQTT)" };
    private static readonly Option<string> MqttBind = new("--mqtt-bind") { DefaultValueFactory = _ => "127.0.0.1", Description = "Address for the meters; 0.0.0.0 for the whole network" };
    private static readonly Option<string> Store = new("--store") { DefaultValueFactory = _ => "sqlite", Description = "sqlite, or the URL of an InfluxDB 1.x" };
    private static readonly Option<int> Seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "Seed of the simulated plant" };

    /// <summary>Parses and runs.</summary>
    /// <returns>Exit code: 0 ended as asked, 1 could not start.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is ["keys", ..])
        {
            return await KeysAsync(args);
        }

        var root = new RootCommand("Energy monitoring for a factory: gateway, ingestor and dashboard in one process") { Demo, Data, Urls, ApiUrls, GatewayUrls, MqttPort, MqttBind, Store, Seed };
        root.SetAction(async (parsed, cancel) =>
        {
            var options = new AllInOneOptions(
                parsed.GetValue(Demo),
                Path.GetFullPath(parsed.GetValue(Data) ?? DefaultData(parsed.GetValue(Demo))),
                parsed.GetValue(Urls)!,
                parsed.GetValue(ApiUrls),
                parsed.GetValue(GatewayUrls),
                parsed.GetValue(MqttPort),
                parsed.GetValue(MqttBind)!,
                parsed.GetValue(Store)!,
                parsed.GetValue(Seed));
            try
            {
                return await new AllInOneRun(options).RunAsync(cancel);
            }
            catch (Exception e) when (WhyNotStarted(e) is { } reason)
            {
                await Console.Error.WriteLineAsync(reason);
                return 1;
            }
        });

        // The services end by themselves on Ctrl+C and SIGTERM; a deadline of two seconds would cut them off while they put things away.
        return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    // keys … [--data DIR | --demo]: the same command as the Ingestor's, on the database in the data folder.
    private static async Task<int> KeysAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--data");
        var folder = at >= 0 && at + 1 < args.Length ? args[at + 1] : DefaultData(args.Contains("--demo"));
        string[] rest = at >= 0 ? [.. args[..at], .. args[Math.Min(args.Length, at + 2)..]] : args;
        return await KeysCommand.RunAsync([.. rest.Where(a => a != "--demo")], Console.Out, Path.Combine(Path.GetFullPath(folder), DatabaseName), Console.Error);
    }

    private static string? WhyNotStarted(Exception e) =>
        e is IOException or UnauthorizedAccessException ? e.Message : ServiceProgram.WhyNotStarted(e);

    // Two folders, so that a plant's first real reading does not land among simulated ones.
    private static string DefaultData(bool demo) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        demo ? "monitoring-demo" : "monitoring");
}
