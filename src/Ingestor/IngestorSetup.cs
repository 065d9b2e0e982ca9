using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Describing;
using Monitoring.Ingestor.Health;
using Monitoring.Ingestor.Importing;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Quality;
using Monitoring.Ingestor.Reading;
using Monitoring.Ingestor.Reading.Export;
using Monitoring.Ingestor.Reading.Series;
using Monitoring.Ingestor.Reading.Totals;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;
using Monitoring.Ingestor.Stores.Influx;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Ingestor.Writing;
using Monitoring.Starting;
using OpenTelemetry.Metrics;

namespace Monitoring.Ingestor;

/// <summary>Wires the Ingestor.</summary>
public static partial class IngestorSetup
{
    private const string DefaultUrl = "http://127.0.0.1:8082";
    private static readonly TimeSpan InfluxTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Builds the service; settings come from <c>appsettings.json</c>, <c>ingestor.settings.json</c>, the environment and the command line, in this order.</summary>
    /// <exception cref="StartException">A setting is wrong; the message names each.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        AddSettings(builder.Configuration, args);
        var options = Checked(builder.Configuration);
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes);
        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseResponseCompression();
        app.UseDatabaseTroubleAnswer();
        app.MapPost("/api/v2/write", (HttpContext context, WriteEndpoint write) => write.HandleAsync(context))
            .WithSummary("Write readings as InfluxDB line protocol").WithTags("Writing");
        app.MapMethods("/ping", ["GET", "HEAD"], () => Results.NoContent()).ExcludeFromDescription();
        app.MapGet("/health", () => Results.Json(new { name = "monitoring", status = "pass", message = "ready for queries and writes" })).ExcludeFromDescription();
        app.MapReadApi();
        app.MapQuality();
        app.MapCorrections();
        app.MapImports();
        app.MapGet("/healthz", HealthEndpoint.AnswerAsync).ExcludeFromDescription();
        app.MapOpenApi("/openapi/v1.json");
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.Lifetime.ApplicationStarted.Register(() => KeepsItsDataIn(
            app.Logger, DatabaseSetting.Shown(options.Database), options.StoreIsSqlite ? Path.GetFullPath(options.StoreFile) : options.Store));
        return app;
    }

    /// <summary>Builds and runs the service until it is stopped.</summary>
    /// <returns>Exit code: 0 stopped, 1 could not start.</returns>
    public static Task<int> RunAsync(string[] args) => ServiceProgram.RunAsync(() => Build(args));

    /// <summary>How the program is used.</summary>
    public static string Help() => ServiceProgram.Help(
        "Monitoring.Ingestor",
        "Takes readings over HTTP as an InfluxDB does, stores them, keeps the ledger of quarter hours, answers questions.",
        [
            "keys add | list | revoke   keys of gateways and readers; 'keys --help' says more",
            "import FILE                energy from a CSV or Excel file; 'import --help' says more",
            "export                     a CSV or Excel file of any span; 'export --help' says more",
        ],
        DefaultUrl,
        "Ingestor",
        new IngestorOptions());

    /// <summary>The database that the settings name, without starting anything.</summary>
    /// <exception cref="StartException">A setting is wrong.</exception>
    internal static string DatabaseOf(string[] args) => OptionsOf(args).Database;

    /// <summary>The settings, without starting anything.</summary>
    /// <exception cref="StartException">A setting is wrong.</exception>
    internal static IngestorOptions OptionsOf(string[] args)
    {
        var configuration = new ConfigurationManager();
        AddSettings(configuration, args);
        var errors = new List<string>();
        var options = IngestorOptionsCheck.Read(configuration, errors);
        StartException.ThrowIfAny("The command", errors);
        return options;
    }

    private static void AddSettings(ConfigurationManager configuration, string[] args) => configuration
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false)
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "ingestor.settings.json"), optional: true, reloadOnChange: false)
        .AddEnvironmentVariables()
        .AddCommandLine(args);

    private static IngestorOptions Checked(ConfigurationManager configuration)
    {
        var errors = new List<string>();
        var options = IngestorOptionsCheck.Read(configuration, errors);
        errors.AddRange(IngestorOptionsCheck.FileErrors(options));
        errors.AddRange(ListenAddress.Problems("--urls", configuration["urls"] ?? DefaultUrl));
        StartException.ThrowIfAny("The Ingestor", errors);
        return options;
    }

    private static void AddServices(IServiceCollection services, IngestorOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new IngestorDbFactory(options.Database));
        services.AddSingleton<IDbContextFactory<IngestorDb>>(s => s.GetRequiredService<IngestorDbFactory>());
        services.AddHostedService<DatabasePreparation>();
        services.AddSingleton<KeyService>();
        AddStore(services, options);
        services.AddSingleton<StoreRest>();
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<DirtySpans>();
        services.AddSingleton<LedgerQueue>();
        services.AddSingleton<LedgerTable>();
        services.AddSingleton<LedgerDays>();
        services.AddSingleton<MeterTable>();
        services.AddSingleton<MeterDirectory>();
        services.AddSingleton<SharedMeters>();
        services.AddHostedService<MeterKeeper>();
        services.AddSingleton<MeterHistory>();
        services.AddSingleton<CalculatedIntervals>();
        services.AddSingleton<CorrectionTable>();
        services.AddSingleton<CorrectedMeterCheck>();
        services.AddSingleton<CorrectionService>();
        services.AddSingleton<ExpiryNotes>();
        services.AddSingleton<ImportService>();
        services.AddSingleton<ImportGate>();
        services.AddSingleton<NewestReadings>();
        services.AddHostedService<CorrectionRecovery>();
        services.AddSingleton<IntervalAnswers>();
        services.AddSingleton<SpreadEnergy>();
        services.AddSingleton<TotalsAnswers>();
        services.AddSingleton<ExportBoard>();
        services.AddSingleton<ExpiredPast>();
        services.AddSingleton<KnownTime>();
        services.AddSingleton<LedgerRecomputation>();
        services.AddSingleton<LedgerRetention>().AddHostedService(s => s.GetRequiredService<LedgerRetention>());
        services.AddSingleton<LedgerWorker>().AddHostedService(s => s.GetRequiredService<LedgerWorker>());
        services.AddSingleton<GatewayWatch>();
        services.AddSingleton<QualityReader>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<BodyBudget>();
        services.AddSingleton<ReadingIntake>();
        services.AddSingleton<WriteEndpoint>();
        services.AddSingleton<IngestorMetrics>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new UtcTimeConverter()));
        services.AddApiDescription();
        services.AddResponseCompression();
        services.AddOpenTelemetry().WithMetrics(m => m
            .AddMeter(IngestorMetrics.MeterName, "Microsoft.AspNetCore.Hosting").AddRuntimeInstrumentation().AddPrometheusExporter());
    }

    private static void AddStore(IServiceCollection services, IngestorOptions options)
    {
        services.AddSingleton(s => CreateStore(options, s.GetRequiredService<TimeProvider>()));
        if (options.StoreIsSqlite)
        {
            services.AddSingleton(s => (SqliteReadingStore)s.GetRequiredService<IReadingStore>()).AddHostedService<SqliteRetention>();
        }
    }

    /// <summary>The store of readings that the settings name.</summary>
    internal static IReadingStore CreateStore(IngestorOptions options, TimeProvider time) => options.StoreIsSqlite
        ? new SqliteReadingStore(options.StoreFile)
        : new InfluxReadingStore(new HttpClient { BaseAddress = new Uri(options.Store), Timeout = InfluxTimeout }, options, time);

    [LoggerMessage(Level = LogLevel.Information, Message = "Database {Database}, readings {Readings}")]
    private static partial void KeepsItsDataIn(ILogger logger, string database, string readings);
}
