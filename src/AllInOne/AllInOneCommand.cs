using System.CommandLine;
using Monitoring.Gateway;
using Monitoring.Starting;

namespace Monitoring.AllInOne;

/// <summary>The command line of the whole product in one process.</summary>
public static class AllInOneCommand
{
    private const string About =
        """
        Energy monitoring for a factory: gateway, ingestor and dashboard in one process

          keys add | list | revoke   keys of gateways and readers; 'keys --help' says more
          import FILE                energy from a CSV or Excel file; 'import --help' says more
          export                     a CSV or Excel file of any span; 'export --help' says more

        These three work on the files in the data folder, beside a running program or without one; give them --data, --demo and --store as to the
        program. Every setting of Gateway, Ingestor and Dashboard that has no option here comes from the environment, secrets above all: e.g.
        Ingestor__StoreToken for an InfluxDB.
        """;

    private static readonly Option<bool> Demo = new("--demo") { Description = "Simulate a plant: 60 days of history, then live" };
    private static readonly Option<string?> Data = new("--data") { Description = $"Folder of all data; {DefaultData(demo: false)} unless given, of the demo {DefaultData(demo: true)}" };
    private static readonly Option<string> Urls = new("--urls") { DefaultValueFactory = _ => "http://localhost:8080", Description = "Address of the Dashboard" };
    private static readonly Option<string?> ApiUrls = new("--api-urls") { Description = $"Address of the Ingestor: write and read API, OpenAPI; {Addresses.UsualApi}, or any free port where that is taken" };
    private static readonly Option<string?> GatewayUrls = new("--gateway-urls") { Description = $"Address of the Gateway: health and metrics; {Addresses.UsualGateway}, or any free port where that is taken" };
    private static readonly Option<int> MqttPort = new("--mqtt-port") { DefaultValueFactory = _ => 1883, Description = "Port for the meters (MQTT)" };
    private static readonly Option<string> MqttBind = new("--mqtt-bind") { DefaultValueFactory = _ => "127.0.0.1", Description = "Address for the meters; 0.0.0.0 for the whole network" };
    private static readonly Option<string> Store = new("--store") { DefaultValueFactory = _ => "sqlite", Description = "sqlite, or the URL of an InfluxDB 1, 2 or 3" };
    private static readonly Option<int> Seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "Seed of the simulated plant" };

    /// <summary>Parses and runs.</summary>
    /// <returns>Exit code: 0 ended as asked, 1 could not start.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is [DataCommand.Keys or DataCommand.Import or DataCommand.Export, ..])
        {
            return await DataCommand.RunAsync(args);
        }

        var root = new RootCommand(About) { Demo, Data, Urls, ApiUrls, GatewayUrls, MqttPort, MqttBind, Store, Seed };
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

    private static string? WhyNotStarted(Exception e) =>
        e is IOException or UnauthorizedAccessException ? e.Message : ServiceProgram.WhyNotStarted(e);

    // Two folders, so that a plant's first real reading does not land among simulated ones.
    internal static string DefaultData(bool demo) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        demo ? "monitoring-demo" : "monitoring");
}
