using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.CloudTrail;

public sealed class TrailFilterTests
{
    private const string Role = "arn:aws:iam::111122223333:role/path/orders";
    private const string Function = "arn:aws:lambda:eu-west-1:111122223333:function:place-order";
    private const string Issued = """{"arn":"arn:aws:sts::111122223333:assumed-role/orders/i-0a","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::111122223333:role/path/orders"}}}""";
    private const string Session = """{"arn":"arn:aws:sts::111122223333:assumed-role/orders/place-order"}""";
    private const string Scoped = """{"inScopeOf":{"issuerType":"AWS::Lambda::Function","credentialsIssuedTo":"arn:aws:lambda:eu-west-1:111122223333:function:place-order"}}""";
    private const string Qualified = """{"inScopeOf":{"credentialsIssuedTo":"arn:aws:lambda:eu-west-1:111122223333:function:place-order:live"}}""";
    private const string ByPrincipal = """{"principalId":"AROAEXAMPLE:place-order"}""";
    private const string Stranger = """{"arn":"arn:aws:sts::111122223333:assumed-role/orders-2/place-orders","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::111122223333:role/orders-2"}},"inScopeOf":{"credentialsIssuedTo":"arn:aws:lambda:eu-west-1:111122223333:function:place-orders"}}""";

    [Theory]
    [InlineData(Role, null, Issued, true)]
    [InlineData(Role, null, Session, true)]
    [InlineData(Role, null, Scoped, false)]
    [InlineData(Role, null, Stranger, false)]
    [InlineData("arn:aws:iam::999900001111:role/orders", null, Session, false)]
    [InlineData(null, Function, Scoped, true)]
    [InlineData(null, Function, Qualified, true)]
    [InlineData(null, Function, Session, true)]
    [InlineData(null, Function, ByPrincipal, true)]
    [InlineData(null, Function, Issued, false)]
    [InlineData(null, Function, Stranger, false)]
    [InlineData(null, "place-order", Scoped, true)]
    [InlineData(null, "place-order", Qualified, true)]
    [InlineData(null, "place-order", Session, true)]
    [InlineData(null, "place-order", Stranger, false)]
    [InlineData(null, "arn:aws:lambda:us-east-1:111122223333:function:place-order", Scoped, false)]
    [InlineData(Role, Function, Issued, true)]
    [InlineData(Role, Function, Scoped, true)]
    [InlineData(Role, Function, "{}", false)]
    [InlineData(Role, Function, "null", false)]
    [InlineData(null, null, "null", true)]
    public void Calls_of_the_role_or_the_function_pass(string? role, string? function, string identity, bool passes) =>
        Assert.Equal(passes, Passes(new(role is null ? [] : [role], function is null ? [] : [function]), identity));

    [Theory]
    [InlineData(10, 11, true)]
    [InlineData(9, 10, false)]
    [InlineData(11, 12, false)]
    public void The_window_has_its_first_moment_and_not_its_last(int since, int until, bool passes) =>
        Assert.Equal(passes, Passes(new([], [], new(2026, 8, 1, since, 0, 0, TimeSpan.Zero), new(2026, 8, 1, until, 0, 0, TimeSpan.Zero)), "{}"));

    private static bool Passes(TrailFilter filter, string identity)
    {
        bool? passes = null;
        var log = $$"""{"eventTime":"2026-08-01T10:00:00Z","eventSource":"s","eventName":"n","userIdentity":{{identity}}}""";
        new TrailReader().Read(new MemoryStream(Logs.Utf8(log)), "a", (in record) => passes = filter.Passes(record));
        return passes!.Value;
    }
}
