using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Gateway.Forwarding;
using Monitoring.Gateway.Health;
using Monitoring.Gateway.Mqtt;
using Monitoring.Starting;
using OpenTelemetry.Metrics;

namespace Monitoring.Gateway;

/// <summary>Wires the gateway.</summary>
public static class GatewaySetup
{
    private const string DefaultUrl = "http://127.0.0.1:8081";

    /// <summary>How the program is used.</summary>
    public static string Help() => ServiceProgram.Help(
        "Monitoring.Gateway",
        "Takes meters' messages over MQTT, keeps each on disk, and forwards the readings until the Ingestor has them.",
        [],
        DefaultUrl,
        GatewayOptions.Section,
        new GatewayOptions());

    /// <summary>
    /// Builds the host. Settings come from <c>appsettings.json</c> and <c>gateway.settings.json</c> beside the binary, then the environment, then
    /// <paramref name="args"/>.
    /// </summary>
    /// <exception cref="StartException">Something is set wrongly; the message lists everything at once.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(GatewaySetup).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "gateway.settings.json"), optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        builder.WebHost.UseUrls((builder.Configuration["urls"] ?? DefaultUrl).Split(';'));
        AddGateway(builder.Services, builder.Configuration);

        var app = builder.Build();
        app.Services.GetRequiredService<GatewayMetrics>();
        app.MapGet("/healthz", (IServiceProvider services) =>
        {
            var report = HealthReport.Of(services);
            return Results.Json(report, statusCode: report.IsHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
        app.MapPrometheusScrapingEndpoint();
        return app;
    }

    private static void AddGateway(IServiceCollection services, IConfiguration configuration)
    {
        var errors = new List<string>();
        var options = GatewayOptions.Read(configuration, errors);
        var routes = Routes(options, errors);
        errors.AddRange(ListenAddress.Problems("--urls", configuration["urls"] ?? DefaultUrl));
        StartException.ThrowIfAny("The Gateway", errors);

        services.AddSingleton(options.Mqtt).AddSingleton(options.Buffer).AddSingleton(options.Ingestor).AddSingleton(options.Clock);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<GatewayCounters>();
        services.AddSingleton<HealthBoard>();
        services.AddSingleton(s => new BufferFile(options.Buffer.Folder, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<BufferFile>>()));
        services.AddSingleton<KnownTime>();
        services.AddSingleton<MessageBuffer>();
        services.AddSingleton<SampleTable>();
        services.AddSingleton(new MessageDecoder(new TopicRoutes(routes)));
        services.AddSingleton<BatchBuilder>();
        services.AddSingleton<IngestorClient>();
        services.AddSingleton<BatchSender>();
        services.AddSingleton<GroupCommitter>();
        services.AddSingleton<GatewayMetrics>();

        // Started in this order and stopped in reverse: nothing is received before it can be written, and what was received is written.
        services.AddHostedService(s => s.GetRequiredService<GroupCommitter>());
        services.AddHostedService<Forwarder>();
        if (options.Mqtt.Listen is null)
        {
            services.AddHostedService<BrokerClient>();
        }
        else
        {
            services.AddSingleton<PlantBroker>();
            services.AddHostedService(s => s.GetRequiredService<PlantBroker>());
        }

        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(GatewayMetrics.MeterName)
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
    }

    private static IReadOnlyList<MeterRoute> Routes(GatewayOptions options, List<string> errors)
    {
        var folders = new[] { Path.Combine(AppContext.BaseDirectory, "meters"), options.Definitions }.Where(Directory.Exists);
        return DefinitionCompiler.Compile(
            DefinitionFile.ReadAll(folders!, errors), [.. options.Mappings], new ClockRule(options.Clock), errors);
    }
}
