using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Monitoring.Ingestor.Storage;

/// <summary>One SQL statement, prepared once and run many times within the context's transaction; parameters are @0, @1, …</summary>
internal sealed class SqlStatement : IAsyncDisposable
{
    // So many rows go into one statement: fewer ways to a server and back, and few enough parameters for SQLite.
    private const int RowsPerStatement = 50;

    private readonly DbCommand _command;

    internal SqlStatement(IngestorDb db, string sql, int parameters)
    {
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        _command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@{i}");
            _command.Parameters.Add(parameter);
        }
    }

    /// <summary>
    /// Runs <c>head (row), (row), … tail</c> for all rows, several at a time. A value of a row may be an <see cref="Expression"/>, which
    /// goes into the text.
    /// </summary>
    internal static async Task RunRowsAsync(IngestorDb db, string head, IReadOnlyList<object?[]> rows, CancellationToken cancel, string tail = "")
    {
        for (var at = 0; at < rows.Count;)
        {
            var count = Math.Min(RowsPerStatement, rows.Count - at);
            await using var statement = new SqlStatement(db, Text(head, rows[at], count, tail), count * rows[at].Count(v => v is not Expression));
            do
            {
                await statement.RunAsync(cancel, [.. rows.Skip(at).Take(count).SelectMany(r => r.Where(v => v is not Expression))]);
                at += count;
            }
            while (rows.Count - at >= count);
        }
    }

    internal Task<int> RunAsync(CancellationToken cancel, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQueryAsync(cancel);
    }

    internal Task<object?> ScalarAsync(CancellationToken cancel, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalarAsync(cancel);
    }

    internal Task<DbDataReader> QueryAsync(CancellationToken cancel, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReaderAsync(cancel);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private static string Text(string head, object?[] row, int rows, string tail)
    {
        var text = new StringBuilder(head);
        var parameter = 0;
        for (var r = 0; r < rows; r++)
        {
            text.Append(r == 0 ? " (" : ", (");
            for (var c = 0; c < row.Length; c++)
            {
                text.Append(c == 0 ? "" : ", ");
                if (row[c] is Expression expression)
                {
                    text.Append(expression.Sql);
                }
                else
                {
                    text.Append(CultureInfo.InvariantCulture, $"@{parameter++}");
                }
            }

            text.Append(')');
        }

        return text.Append(' ').Append(tail).ToString();
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    /// <summary>SQL in the place of a value.</summary>
    internal sealed record Expression(string Sql);
}
