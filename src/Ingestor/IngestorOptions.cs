using System.Globalization;
using Microsoft.Extensions.Options;

namespace Monitoring.Ingestor;

/// <summary>Settings of the Ingestor, section <c>Ingestor</c>.</summary>
public sealed class IngestorOptions
{
    /// <summary>SQLite file of sites, keys, meters and ledger.</summary>
    public string Database { get; set; } = "data/ingestor.db";

    /// <summary>Where readings are stored: <c>sqlite</c>, or the URL of an InfluxDB 1.x such as <c>http://host:8086</c>.</summary>
    public string Store { get; set; } = "sqlite";

    /// <summary>SQLite file of the readings, when <see cref="Store"/> is <c>sqlite</c>.</summary>
    public string StoreFile { get; set; } = "data/readings.db";

    /// <summary>InfluxDB database name.</summary>
    public string StoreDatabase { get; set; } = "monitoring";

    /// <summary>InfluxDB user; empty when it asks for none.</summary>
    public string StoreUser { get; set; } = "";

    /// <summary>InfluxDB password.</summary>
    public string StorePassword { get; set; } = "";

    /// <summary>Largest request body in bytes, after decompression.</summary>
    public int MaxBodyBytes { get; set; } = 25_000_000;

    /// <summary>Writes handled at once; more are asked to come again.</summary>
    public int MaxConcurrentWrites { get; set; } = 8;

    /// <summary>Longest time from a request's head to the end of its body.</summary>
    public TimeSpan MaxBodyTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Rules for timestamps.</summary>
    public ClockOptions Clock { get; set; } = new();

    /// <summary>True when readings go to the embedded SQLite store.</summary>
    internal bool StoreIsSqlite => string.Equals(Store, "sqlite", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which timestamps the Ingestor believes.</summary>
public sealed class ClockOptions
{
    /// <summary>Lines older than this are refused.</summary>
    public DateTimeOffset Earliest { get; set; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}

/// <summary>Names every wrong setting at once.</summary>
public sealed class IngestorOptionsValidator : IValidateOptions<IngestorOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, IngestorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Database))
        {
            errors.Add("Ingestor:Database is empty: give the path of a file, e.g. data/ingestor.db");
        }

        if (options.StoreIsSqlite)
        {
            if (string.IsNullOrWhiteSpace(options.StoreFile))
            {
                errors.Add("Ingestor:StoreFile is empty: give the path of a file, e.g. data/readings.db");
            }
        }
        else if (!Uri.TryCreate(options.Store, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            errors.Add($"Ingestor:Store is '{options.Store}': give 'sqlite' or the URL of an InfluxDB, e.g. http://127.0.0.1:8086");
        }

        if (options.StoreDatabase.Length == 0 || !options.StoreDatabase.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            errors.Add($"Ingestor:StoreDatabase is '{options.StoreDatabase}': letters, digits, '_' and '-' only");
        }

        if (options.MaxBodyBytes < 1000)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"Ingestor:MaxBodyBytes is {options.MaxBodyBytes}: at least 1000"));
        }

        if (options.MaxConcurrentWrites < 1)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"Ingestor:MaxConcurrentWrites is {options.MaxConcurrentWrites}: at least 1"));
        }

        if (options.MaxBodyTime < TimeSpan.FromSeconds(1) || options.MaxBodyTime > TimeSpan.FromHours(1))
        {
            errors.Add($"Ingestor:MaxBodyTime is {options.MaxBodyTime}: a time from 00:00:01 to 01:00:00");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
