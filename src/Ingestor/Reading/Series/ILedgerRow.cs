using System.Data.Common;
using SQLitePCL;

namespace Monitoring.Ingestor.Reading.Series;

/// <summary>A row that a query stands on.</summary>
internal interface ILedgerRow
{
    bool IsNull(int column);

    double Number(int column);

    int Integer(int column);
}

/// <summary>A row of any database through ADO.NET.</summary>
internal readonly struct DbRow(DbDataReader reader) : ILedgerRow
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public double Number(int column) => reader.GetDouble(column);

    public int Integer(int column) => reader.GetInt32(column);
}

/// <summary>A row of SQLite through its own calls, which for a year of quarter hours takes half the time of ADO.NET.</summary>
internal readonly struct SqliteRow(sqlite3_stmt statement) : ILedgerRow
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public double Number(int column) => raw.sqlite3_column_double(statement, column);

    public int Integer(int column) => raw.sqlite3_column_int(statement, column);
}
