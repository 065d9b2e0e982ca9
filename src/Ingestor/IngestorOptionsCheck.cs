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
        if (!Uri.TryCreate(options.StoreIsSqlite ? "http://sqlite" : options.Store, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return $"Ingestor:Store is '{options.Store}': give 'sqlite' or the URL of an InfluxDB, e.g. http://127.0.0.1:8086";
        }

        else if (url.UserInfo.Length > 0)
        {
            // Not shown: it would be in logs, too.
            yield return "Ingestor:Store has a user or password in its URL: give them as Ingestor:StoreUser and Ingestor:StorePassword";
        }

        foreach (var error in StoreErrors(options))
        {
            yield return error;
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

    private static IEnumerable<string> StoreErrors(IngestorOptions options)
    {
        // What every version takes: 3.x wants a letter or digit first, and no more than 64.
        var name = options.StoreDatabase;
        if (name.Length is 0 or > 64 || !char.IsAsciiLetterOrDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            yield return $"Ingestor:StoreDatabase is '{name}': up to 64 letters, digits, '_' and '-', a letter or digit first";
        }

        if (options.StorePassword.Length > 0 && options.StoreUser.Length == 0)
        {
            yield return "Ingestor:StorePassword is set without Ingestor:StoreUser: give the user too (InfluxDB 1.x), or Ingestor:StoreToken (2.x, 3.x)";
        }

        if (options.StoreToken.Any(c => c is <= ' ' or > '~'))
        {
            yield return "Ingestor:StoreToken holds a space or a character that no token has: copy it again";
        }

        foreach (var (key, days) in new[] { ("RawRetentionDays", options.RawRetentionDays), ("LedgerRetentionDays", options.LedgerRetentionDays) })
        {
            if (days is < 0 or > 36_500)
            {
                yield return $"Ingestor:{key} is {days}: days from 1 to 36500, or 0 for ever";
            }
        }

        if (options.LedgerRetentionDays > 0 && (options.RawRetentionDays == 0 || options.LedgerRetentionDays < options.RawRetentionDays))
        {
            yield return $"Ingestor:LedgerRetentionDays is {options.LedgerRetentionDays}: not shorter than Ingestor:RawRetentionDays, or 0 for ever; readings would write again what was removed";
        }
    }
}
