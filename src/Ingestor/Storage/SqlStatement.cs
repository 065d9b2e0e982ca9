using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Monitoring.Ingestor.Storage;

/// <summary>One SQL statement, prepared once and run many times within the context's transaction; parameters are @0, @1, …</summary>
internal sealed class SqlStatement : IAsyncDisposable
{
    private readonly DbCommand _command;

    internal SqlStatement(IngestorDb db, string sql, int parameters)
    {
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        _command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"@{i}");
            _command.Parameters.Add(parameter);
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

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
