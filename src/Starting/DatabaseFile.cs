using Microsoft.Data.Sqlite;

namespace Monitoring.Starting;

/// <summary>Finds out before anything starts whether a SQLite file can be made and written.</summary>
public static class DatabaseFile
{
    private const int Busy = 5;

    /// <summary>What is wrong with the file that a setting names; null when nothing is. Its folder is made.</summary>
    /// <param name="setting">Key of the setting.</param>
    /// <param name="file">Path of the file; a relative one starts at the working folder.</param>
    public static string? Problem(string setting, string file)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return $"{setting} is empty but must name a file, for example data/monitoring.db.";
        }

        try
        {
            var path = Path.GetFullPath(file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE; ROLLBACK";
            command.ExecuteNonQuery();
            return null;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Busy)
        {
            return null; // somebody else is writing into it, so it can be written
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"{setting} is '{file}', but that database cannot be opened for writing: {Reason(e)} " +
                "Give a path in a folder that this user may write, to a database of this program or to none yet.";
        }
    }

    private static string Reason(Exception e) => e.Message.EndsWith('.') ? e.Message : e.Message + ".";
}
