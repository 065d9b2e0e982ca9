using Microsoft.Extensions.Options;
using Monitoring.Dashboard.Analyzing;
using Monitoring.Dashboard.Components;
using Monitoring.Dashboard.Data;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Health;
using Monitoring.Dashboard.History;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Load;
using Monitoring.Dashboard.Localization;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Sites;
using Monitoring.Starting;
using MudBlazor.Services;
using OpenTelemetry.Metrics;

namespace Monitoring.Dashboard;

/// <summary>Wires the Dashboard: alone in its process or beside others in AllInOne.</summary>
public static partial class DashboardSetup
{
    /// <summary>Listens here unless <c>--urls</c> says otherwise: there is no sign-in yet.</summary>
    public const string DefaultUrls = "http://localhost:8080";

    /// <summary>Builds the web application from <c>appsettings.json</c>, <c>dashboard.settings.json</c>, environment and command line, in rising rank.</summary>
    /// <exception cref="StartException">A setting is wrong; the message names each.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = ManifestName(),
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration
            .AddJsonFile("dashboard.settings.json", optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrls);
        }

        var options = Checked(builder.Configuration);
        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapLanguageEndpoint();
        app.MapExports();
        app.MapDashboardHealth();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.Lifetime.ApplicationStarted.Register(() => SayWhoMayLook(app));
        app.Lifetime.ApplicationStarted.Register(() => KeepsItsDataIn(app.Logger, options.DatabasePath, options.SitesPath));
        return app;
    }

    /// <summary>Builds and runs the Dashboard until it is stopped.</summary>
    /// <returns>Exit code: 0 stopped, 1 could not start.</returns>
    public static Task<int> RunAsync(string[] args) => ServiceProgram.RunAsync(() => Build(args));

    /// <summary>How the program is used.</summary>
    public static string Help() => ServiceProgram.Help(
        "Monitoring.Dashboard", "Shows the screens, analyses the sites, keeps findings and decisions.", [], DefaultUrls, DashboardOptions.Section, new DashboardOptions());

    private static DashboardOptions Checked(ConfigurationManager configuration)
    {
        var errors = new List<string>();
        var options = DashboardOptionsCheck.Read(configuration, errors);
        errors.AddRange(ListenAddress.Problems("--urls", configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls ? urls : DefaultUrls));
        StartException.ThrowIfAny("The Dashboard", errors);
        return options;
    }

    private static void AddServices(IServiceCollection services, DashboardOptions options)
    {
        services.AddSingleton(Options.Create(options));
        services.AddHostedService<KeyCheck>();
        services.AddSingleton(TimeProvider.System);
        services.AddLanguages();
        services.AddIngestorClient();
        services.AddSingleton<SiteCatalogue>();
        services.AddSingleton<SiteProfiles>();
        services.AddSingleton<LedgerCache>();
        services.AddSingleton<LiveSites>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveSites>());
        services.AddSingleton<NowFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<NowFeed>());
        services.AddScoped<LivePulse>();
        services.AddSingleton<LoadReader>();
        services.AddScoped<Signature>();
        services.AddFindings();
        services.AddAnalyzing();
        services.AddDashboardHealth();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddRuntimeInstrumentation()
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Components", "System.Net.Http")
            .AddPrometheusExporter());
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
    }

    // A build output has our own static-asset manifest beside every program that references us;
    // a published program has only its own, which then includes ours.
    private static string ManifestName()
    {
        var own = typeof(DashboardSetup).Assembly.GetName().Name!;
        return File.Exists(Path.Combine(AppContext.BaseDirectory, own + ".staticwebassets.endpoints.json"))
            ? own
            : System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name ?? own;
    }

    private static void SayWhoMayLook(WebApplication app)
    {
        foreach (var url in app.Urls)
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback)
            {
                ListensOnLoopback(app.Logger, url);
            }
            else
            {
                ListensOpenly(app.Logger, url);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Dashboard at {Url}, reachable from this computer only (there is no sign-in yet; --urls changes it).")]
    private static partial void ListensOnLoopback(ILogger logger, string url);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dashboard at {Url}: whoever reaches this address can read and decide, because there is no sign-in yet.")]
    private static partial void ListensOpenly(ILogger logger, string url);

    [LoggerMessage(Level = LogLevel.Information, Message = "Database {Database}, site profiles {Sites}")]
    private static partial void KeepsItsDataIn(ILogger logger, string database, string sites);
}
