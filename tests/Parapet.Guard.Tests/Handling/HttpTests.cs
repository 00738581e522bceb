using System.Text.Json;

namespace Parapet.Guard.Tests.Handling;

public sealed class HttpTests
{
    private const string Good = """{"version":"2.0","pathParameters":{"tenant":"acme"},"body":{"items":[{"sku":"AB1234","quantity":2}]}}""";

    private readonly Probe probe = new();

    [Fact]
    public async Task A_request_that_keeps_its_contract_reaches_the_function()
    {
        var answer = await Probe.InvokeAsync(Handler(request => HttpAnswer.Text(201, request.Body.Items[0].Sku).With("location", "/orders/1")), Good);
        Assert.Equal("""{"statusCode":201,"headers":{"content-type":"text/plain; charset=utf-8","location":"/orders/1"},"body":"AB1234","isBase64Encoded":false}""", answer);
        Assert.Empty(probe.Reports);
    }

    [Fact]
    public async Task A_refused_request_is_answered_with_a_problem_that_says_where_and_why()
    {
        var answer = await Probe.InvokeAsync(Handler(Never), """
            {"version":"2.0","pathParameters":{"tenant":"ACME"},"queryStringParameters":{"a/b":"?"},"headers":{"tenant":"#"},"body":{"items":[{"sku":"AB1234","quantity":0},{"sku":"x"}]}}
            """);
        using var json = JsonDocument.Parse(answer);
        Assert.Equal(400, json.RootElement.GetProperty("statusCode").GetInt32());
        Assert.Equal("application/problem+json", json.RootElement.GetProperty("headers").GetProperty("content-type").GetString());
        Assert.Equal("no-store", json.RootElement.GetProperty("headers").GetProperty("cache-control").GetString());
        using var problem = JsonDocument.Parse(json.RootElement.GetProperty("body").GetString()!);
        Assert.Equal(
            $$"""{"type":"about:blank","title":"Bad Request","status":400,"detail":"the request does not keep its contract","requestId":"{{Probe.Invocation.RequestId}}","errors":[""" +
            """{"parameter":{"in":"path","name":"tenant"},"rule":"pattern","detail":"PATTERN"},""" +
            """{"parameter":{"in":"query","name":"a/b"},"rule":"pattern","detail":"PATTERN"},""" +
            """{"parameter":{"in":"header","name":"tenant"},"rule":"pattern","detail":"PATTERN"},""" +
            """{"pointer":"#/items/0/quantity","rule":"range","detail":"RANGE"},""" +
            """{"pointer":"#/items/1/sku","rule":"pattern","detail":"PATTERN"},""" +
            """{"pointer":"#/items/1/quantity","rule":"required","detail":"is required"}]}""",
            Plain(json.RootElement.GetProperty("body").GetString()!, problem));
        var report = Assert.Single(probe.Reports);
        Assert.Equal((GuardOutcome.Refused, "http-api", 1, 6), (report.Outcome, report.Source, report.Count, report.Violations.Length));
        Assert.Equal("/body/items/1/sku", report.Violations[4].Pointer);
    }

    [Theory]
    [InlineData("""{"version":"1.0","pathParameters":{},"body":{"items":[{"sku":"AB1234","quantity":2}]}}""", """{"rule":"allowed","detail":""")]
    [InlineData("""{"version":"2.0","pathParameters":{}}""", """{"pointer":"#","rule":"required","detail":""")]
    [InlineData("""{"version":""", """{"rule":"json","detail":""")]
    [InlineData("", """{"rule":"json","detail":""")]
    [InlineData("null", """{"rule":"null","detail":""")]
    [InlineData("[]", """{"rule":"type","detail":""")]
    public async Task What_the_sender_has_no_hand_in_has_no_place(string request, string error)
    {
        using var json = JsonDocument.Parse(await Probe.InvokeAsync(Handler(Never), request));
        Assert.Contains("\"errors\":[" + error, json.RootElement.GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_too_large_gets_413()
    {
        var large = Good.Replace("AB1234", new string('x', 7_000_000), StringComparison.Ordinal);
        Assert.StartsWith("""{"statusCode":413,""", await Probe.InvokeAsync(Handler(Never), large), StringComparison.Ordinal);
        Assert.Equal(Rules.Bytes, Assert.Single(Assert.Single(probe.Reports).Violations).Rule);
    }

    [Fact]
    public async Task An_exception_of_the_function_goes_on_as_it_is()
    {
        var handler = Guard.Http<HttpApiRequest>((_, _) => throw new TimeoutException("the table is slow"), probe.Options);
        Assert.Equal("the table is slow", (await Assert.ThrowsAsync<TimeoutException>(() => Probe.InvokeAsync(handler, Good))).Message);
        Assert.Empty(probe.Reports);
    }

    [Fact]
    public async Task At_most_as_many_errors_are_told_as_allowed()
    {
        var handler = Guard.Http<HttpApiRequest>((_, _) => throw new InvalidOperationException(), probe.Options with { MaxViolations = 2 });
        var answer = await Probe.InvokeAsync(handler, """{"a":1,"body":{"b":1,"c":1,"d":1,"e":1}}""");
        Assert.Equal(2, answer.Split("rule").Length - 1);
    }

    private GuardedHandler Handler(Func<HttpApiRequest, HttpAnswer> answer) => Guard.Http<HttpApiRequest>((request, _) => Task.FromResult(answer(request)), probe.Options);

    private static HttpAnswer Never(HttpApiRequest request) => throw new InvalidOperationException("a refused request must not reach the function");

    // The wording of messages is tested where they are made.
    private static string Plain(string text, JsonDocument problem)
    {
        foreach (var error in problem.RootElement.GetProperty("errors").EnumerateArray())
        {
            if (error.GetProperty("rule").GetString() is "pattern" or "range")
            {
                text = text.Replace(JsonSerializer.Serialize(error.GetProperty("detail").GetString()), $"\"{error.GetProperty("rule").GetString()!.ToUpperInvariant()}\"", StringComparison.Ordinal);
            }
        }

        return text;
    }
}
