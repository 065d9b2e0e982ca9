using Monitoring.Ingestor.Storage;
using Monitoring.Starting;

namespace Monitoring.Ingestor;

/// <summary>Reads the settings and names every wrong one at once.</summary>
internal static class IngestorOptionsCheck
{
    /// <summary>Reads the section; what is wrong goes to <paramref name="errors"/>, one sentence each.</summary>
    internal static IngestorOptions Read(IConfiguration configuration, List<string> errors)
    {
        var options = StrictSettings.Read<IngestorOptions>(configuration.GetSection("Ingestor"), errors);
        errors.AddRange(Errors(options));
        return options;
    }

    /// <summary>What is wrong with the files of the settings; makes their folders.</summary>
    internal static IEnumerable<string> FileErrors(IngestorOptions options)
    {
        var readings = options.StoreIsSqlite ? DatabaseFile.Problem("Ingestor:StoreFile", options.StoreFile) : null;
        return new[] { DatabaseSetting.Problem(options.Database), readings }.OfType<string>();
    }

    private static IEnumerable<string> Errors(IngestorOptions options)
    {
        if (!options.StoreIsSqlite && (!Uri.TryCreate(options.Store, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
        {
            yield return $"Ingestor:Store is '{options.Store}': give 'sqlite' or the URL of an InfluxDB, e.g. http://127.0.0.1:8086";
        }

        if (options.StoreDatabase.Length == 0 || !options.StoreDatabase.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            yield return $"Ingestor:StoreDatabase is '{options.StoreDatabase}': letters, digits, '_' and '-' only";
        }

        if (options.MaxBodyBytes < 1000)
        {
            yield return $"Ingestor:MaxBodyBytes is {options.MaxBodyBytes}: at least 1000";
        }

        if (options.MaxConcurrentWrites < 1)
        {
            yield return $"Ingestor:MaxConcurrentWrites is {options.MaxConcurrentWrites}: at least 1";
        }

        if (options.MaxBodyTime < TimeSpan.FromSeconds(1) || options.MaxBodyTime > TimeSpan.FromHours(1))
        {
            yield return $"Ingestor:MaxBodyTime is {options.MaxBodyTime}: a time from 00:00:01 to 01:00:00";
        }
    }
}
