using CsCheck;
using Microsoft.Data.Sqlite;
using Parapet.Guard.Sinks;

namespace Parapet.Guard.Tests.Sinks;

public sealed class SqlTextTests
{
    [Fact]
    public void A_hole_is_a_parameter()
    {
        using var command = Command($"select * from orders where id = {42} and name = {"O'Neill"}");
        Assert.Equal("select * from orders where id = @p0 and name = @p1", command.CommandText);
        Assert.Equal(["@p0", "@p1"], command.Parameters.Cast<SqliteParameter>().Select(parameter => parameter.ParameterName));
        Assert.Equal([42, "O'Neill"], Values(command));
    }

    [Theory]
    [InlineData(SqlMarker.At, "select @p0, @p1", "@p1")]
    [InlineData(SqlMarker.Colon, "select :p0, :p1", ":p1")]
    [InlineData(SqlMarker.QuestionMark, "select ?, ?", "")]
    public void The_provider_says_how_parameters_are_written(SqlMarker marker, string text, string name)
    {
        using var command = new SqliteCommand();
        command.SetText($"select {1}, {2}", marker);
        Assert.Equal(text, command.CommandText);
        Assert.Equal(name, command.Parameters[1].ParameterName);
    }

    [Fact]
    public void Null_is_null()
    {
        using var command = Command($"select {(string?)null}, {(int?)null}");
        Assert.Equal([DBNull.Value, DBNull.Value], Values(command));
    }

    [Fact]
    public void A_sequence_is_a_list()
    {
        using var command = Command($"select 1 where 'b' in ({new[] { "a", "b" }}) and 3 in ({Enumerable.Range(2, 3)})");
        Assert.Equal("select 1 where 'b' in (@p0, @p1) and 3 in (@p2, @p3, @p4)", command.CommandText);
        Assert.Equal(["a", "b", 2, 3, 4], Values(command));
    }

    [Fact]
    public void Bytes_are_one_value()
    {
        using var command = Command($"select {"ab"u8.ToArray()}");
        Assert.Equal("select @p0", command.CommandText);
    }

    [Theory]
    [InlineData(new string[0], 0L)]
    [InlineData(new[] { "new" }, 2L)]
    [InlineData(new[] { "paid", "new" }, 3L)]
    public void An_empty_sequence_matches_nothing(string[] states, long count)
    {
        using var orders = Database.WithOrders();
        using var command = orders.CreateCommand($"select count(*) from orders where state in ({states})");
        Assert.Equal(count, command.ExecuteScalar());
    }

    [Fact]
    public void An_empty_sequence_matches_nothing_when_denied_either()
    {
        using var orders = Database.WithOrders();
        using var command = orders.CreateCommand($"select count(*) from orders where state not in ({Array.Empty<string>()})");
        Assert.Equal(0L, command.ExecuteScalar());
    }

    [Fact]
    public void Texts_are_put_together_and_their_parameters_counted_anew()
    {
        SqlText state = $"state = {"new"}";
        SqlText both = $"({state} or id = {7})";
        using var command = Command($"select {1} from orders where {both} and {state}{SqlText.Empty}");
        Assert.Equal("select @p0 from orders where (state = @p1 or id = @p2) and state = @p3", command.CommandText);
        Assert.Equal([1, "new", 7, "new"], Values(command));
    }

    [Fact]
    public void A_condition_can_be_left_out()
    {
        Assert.Equal("select 1 from t where true ", Where(null));
        Assert.Equal("select 1 from t where true and state = @p0", Where("new"));

        static string Where(string? state)
        {
            var condition = state is null ? SqlText.Empty : $"and state = {state}";
            using var command = Command($"select 1 from t where true {condition}");
            return command.CommandText;
        }
    }

    [Fact]
    public void Rows_and_columns_are_sequences_of_texts_and_names()
    {
        var rows = new[] { (1, "a"), (2, "b") }.Select(row => (SqlText)$"({row.Item1}, {row.Item2})");
        SqlName[] columns = [SqlName.OneOf("id", "id", "state"), SqlName.OneOf("state", "id", "state")];
        using var command = Command($"insert into orders ({columns}) values {rows}");
        Assert.Equal("insert into orders (id, state) values (@p0, @p1), (@p2, @p3)", command.CommandText);
    }

    [Fact]
    public void A_text_that_is_passed_as_an_object_is_a_text_all_the_same()
    {
        object condition = (SqlText)$"id = {1}";
        using var command = Command($"select 1 where {condition}");
        Assert.Equal("select 1 where id = @p0", command.CommandText);
    }

    [Fact]
    public void Braces_are_written_twice()
    {
        using var command = Command($"select '{{\"a\": 1}}', {1}");
        Assert.Equal("select '{\"a\": 1}', @p0", command.CommandText);
    }

    [Fact]
    public void What_the_command_had_before_is_gone()
    {
        using var command = Command($"select {1}, {2}");
        command.SetText($"select {3}");
        Assert.Equal([3], Values(command));
    }

    [Fact]
    public void The_text_shows_no_value()
    {
        SqlText text = $"select {"secret"}";
        Assert.Equal("select @p0", text.ToString());
    }

    [Fact]
    public void Parameters_are_bounded()
    {
        using var full = Command($"select 1 where 1 in ({Enumerable.Range(0, SqlText.MaxParameters)})");
        Assert.Equal(SqlText.MaxParameters, full.Parameters.Count);
        Assert.Throws<UnsafeInputException>(() => Command($"select 1 where 1 in ({Enumerable.Repeat(0, int.MaxValue)})"));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void An_injection_is_data(string payload)
    {
        using var orders = Database.WithOrders();
        using var insert = orders.CreateCommand($"insert into orders (id, state) values ({100}, {payload})");
        Assert.Equal(1, insert.ExecuteNonQuery());
        using var select = orders.CreateCommand($"select state from orders where state = {payload} and id in ({new[] { 100, 101 }})");
        Assert.Equal(payload, select.ExecuteScalar());
        using var count = orders.CreateCommand($"select count(*) from orders");
        Assert.Equal(4L, count.ExecuteScalar());
    }

    [Fact]
    public void Any_string_comes_back_as_it_was()
    {
        using var orders = Database.WithOrders();
        var text = Gen.OneOf(Gen.String, Gen.Char["'\"`\\;-/*@p0 %\0\n$é€"].Array[0, 20].Select(characters => new string(characters)));
        text.Where(Wellformed.Is).Sample(
            value =>
            {
                using var command = orders.CreateCommand($"select {value} where {value} = {value} and {value} in ({new[] { value, value }})");
                return (string?)command.ExecuteScalar() == value;
            },
            iter: 2000,
            threads: 1);
    }

    public static TheoryData<string> Payloads() =>
    [
        "' or '1'='1", "' or 1=1 --", "\" or \"\"=\"", "') or ('1'='1", "1; drop table orders", "'; drop table orders; --", "' union select name from sqlite_master --",
        "admin'--", "admin'/*", "admin' #", "' or 1=1 limit 1 offset 1 --", "\\' or 1=1 --", "\\", "'", "''", "\"", "`", "]", "%", "_", "?", "@p0", ":p0", "$1", "{0}", "{{x}}",
        "0x27206f7220313d31", "%27%20or%201=1", "\u02BC or 1=1", "\uFF07 or 1=1 --", "\u00BF' or 1=1", "' || (select hex(randomblob(10))) || '", "'||load_extension('x')||'", "a\0' or 1=1 --",
        "' and 1=(select count(*) from orders) --", "1' waitfor delay '0:0:5' --", "'; exec xp_cmdshell('dir') --", "$$; drop table orders; $$", "/*", "*/", "--", "'\n--\n", "null", "default",
        "'; attach database 'x.db' as x; --", "x' and substr(state,1,1)='n", "' having 1=1 --", "' group by id --", "' order by 99 --", "‮' or 1=1",
    ];

    private static SqliteCommand Command(SqlText text)
    {
        var command = new SqliteCommand();
        command.SetText(text);
        return command;
    }

    private static IEnumerable<object?> Values(SqliteCommand command) => command.Parameters.Cast<SqliteParameter>().Select(parameter => parameter.Value);
}
