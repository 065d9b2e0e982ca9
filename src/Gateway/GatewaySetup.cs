using Microsoft.Extensions.Options;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Gateway.Forwarding;
using Monitoring.Gateway.Health;
using Monitoring.Gateway.Mqtt;
using OpenTelemetry.Metrics;

namespace Monitoring.Gateway;

/// <summary>Wires the Gateway.</summary>
public static class GatewaySetup
{
    private const string DefaultUrl = "http://127.0.0.1:8081";
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Builds the service; settings come from <c>gateway.settings.json</c>, the environment and the command line, in this order.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message names each.</exception>
    /// <exception cref="DefinitionException">A definition file cannot be used.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "gateway.settings.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        var options = builder.Configuration.GetSection("Gateway").Get<GatewayOptions>() ?? new GatewayOptions();
        var result = new GatewayOptionsValidator().Validate(null, options);
        if (result.Failed)
        {
            throw new OptionsValidationException("Gateway", typeof(GatewayOptions), result.Failures);
        }

        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        AddServices(builder.Services, options);
        var app = builder.Build();
        app.MapGet("/healthz", HealthEndpoint.Answer);
        app.MapPrometheusScrapingEndpoint("/metrics");
        return app;
    }

    /// <summary>Builds and runs the service until it is stopped.</summary>
    /// <returns>Exit code: 0 stopped, 1 it cannot start as it is set.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, e.Failures));
        }
        catch (Exception e) when (e is DefinitionException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }

        return 1;
    }

    private static void AddServices(IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<GatewayMetrics>();
        services.AddSingleton<GatewayStatus>();
        services.AddSingleton<MessageBuffer>();
        services.AddSingleton(new DefinitionCatalogue(options));
        services.AddSingleton<Decoder>();
        services.AddSingleton<Quarantine>();
        services.AddSingleton(new IngestorClient(new HttpClient { Timeout = RequestTimeout }, options));

        // In this order they start; in the other order they stop, so that the last messages still reach the disk.
        services.AddSingleton<GroupCommitter>().AddHostedService(s => s.GetRequiredService<GroupCommitter>());
        services.AddHostedService<Forwarder>();
        if (options.Mqtt.Listen.Length > 0)
        {
            services.AddHostedService<ListeningBroker>();
        }
        else
        {
            services.AddHostedService<BrokerClient>();
        }

        services.AddOpenTelemetry().WithMetrics(m => m.AddMeter(GatewayMetrics.MeterName).AddRuntimeInstrumentation().AddPrometheusExporter());
    }
}
