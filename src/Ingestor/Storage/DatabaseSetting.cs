using Monitoring.Starting;
using Npgsql;

namespace Monitoring.Ingestor.Storage;

/// <summary>What the setting <c>Ingestor:Database</c> names: a SQLite file, or a PostgreSQL database by its connection string.</summary>
public static class DatabaseSetting
{
    private const string Setting = "Ingestor:Database";
    private const string Example = "Host=127.0.0.1;Database=monitoring;Username=monitoring;Password=...";

    /// <summary>True for a connection string: it has a <c>Host</c>.</summary>
    public static bool IsPostgres(string setting) =>
        setting?.Split(';').Any(part => part.Split('=', 2) is [var key, _] && key.Trim().ToUpperInvariant() is "HOST" or "SERVER") == true;

    /// <summary>The database as logs and commands may show it: without user and password.</summary>
    public static string Shown(string setting)
    {
        if (!IsPostgres(setting))
        {
            return Path.GetFullPath(setting);
        }

        var connection = new NpgsqlConnectionStringBuilder(setting);
        return FormattableString.Invariant($"PostgreSQL {connection.Database} at {connection.Host}:{connection.Port}");
    }

    /// <summary>What is wrong with the setting; null when nothing is. Makes a SQLite file's folder; a server is not asked yet.</summary>
    public static string? Problem(string setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        if (setting.StartsWith("postgres:", StringComparison.OrdinalIgnoreCase) || setting.StartsWith("postgresql:", StringComparison.OrdinalIgnoreCase))
        {
            return $"{Setting} is a PostgreSQL URL: give it as '{Example}'.";
        }

        if (!IsPostgres(setting))
        {
            return DatabaseFile.Problem(Setting, setting);
        }

        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(setting).Database) ? $"{Setting} has a Host but names no Database: give it as '{Example}'." : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Which part it is could be a piece of the password, so nothing of it is shown.
            return $"{Setting} has a Host but is no PostgreSQL connection string: one of its parts is not known or has no such value. " +
                $"Give it as '{Example}'; a value that holds ';' or '=' goes into single quotes.";
        }
    }
}
