using Microsoft.Data.Sqlite;
using Parapet.Guard.Sinks;

namespace Parapet.Guard.Tests.Sinks;

/// <summary>A database in memory with three orders.</summary>
internal static class Database
{
    public static SqliteConnection WithOrders()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand($"create table orders (id integer, state text); insert into orders values (1, 'new'), (2, 'new'), (3, 'paid')");
        command.ExecuteNonQuery();
        return connection;
    }
}
