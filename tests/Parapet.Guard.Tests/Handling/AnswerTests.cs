using System.Text;
using Parapet.Guard.Handling;

namespace Parapet.Guard.Tests.Handling;

public sealed class AnswerTests
{
    private const string Body = """ "body":{"items":[{"sku":"AB1234","quantity":2}]} """;

    private static readonly HttpAnswer Cookies = HttpAnswer.Empty(200).With("Set-Cookie", "a=1").With("vary", "origin").With("set-cookie", "b=2").With("Vary", "accept");

    [Fact]
    public async Task Rest_apis_get_lists_only_for_headers_that_repeat() => Assert.Equal(
        """{"statusCode":200,"headers":{"etag":"\"1\""},"multiValueHeaders":{"Set-Cookie":["a=1","b=2"],"vary":["origin","accept"]},"body":"","isBase64Encoded":false}""",
        await Answer<RestApiRequest>(Cookies.With("etag", "\"1\""), $"{{{Body}}}"));

    [Fact]
    public async Task Http_apis_get_cookies_apart_and_everything_else_in_one_line() => Assert.Equal(
        """{"statusCode":200,"headers":{"vary":"origin, accept"},"cookies":["a=1","b=2"],"body":"","isBase64Encoded":false}""",
        await Answer<HttpApiRequest>(Cookies, $$"""{"version":"2.0","pathParameters":{},{{Body}}}"""));

    [Fact]
    public async Task Load_balancers_get_lists_when_they_send_lists() => Assert.Equal(
        """{"statusCode":200,"statusDescription":"200 OK","multiValueHeaders":{"Set-Cookie":["a=1","b=2"],"vary":["origin","accept"]},"body":"","isBase64Encoded":false}""",
        await Answer<LoadBalancerRequest>(Cookies, $$"""{"multiValueHeaders":{},{{Body}}}"""));

    [Fact]
    public async Task Load_balancers_get_single_headers_when_they_send_those() => Assert.Equal(
        """{"statusCode":404,"statusDescription":"404 Not Found","headers":{"vary":"origin"},"body":"","isBase64Encoded":false}""",
        await Answer<LoadBalancerRequest>(HttpAnswer.Empty(404).With("vary", "origin"), $$"""{"headers":{},{{Body}}}"""));

    [Theory]
    [InlineData("""{"multiValueHeaders":{},"body":1}""", "multiValueHeaders")]
    [InlineData("""{"body":1,"multiValueHeaders":{}}""", "multiValueHeaders")]
    [InlineData("""{"body":1}""", "headers")]
    [InlineData("""{"body":{"multiValueHeaders":1""", "headers")]
    [InlineData("""["multiValueHeaders"]""", "headers")]
    [InlineData("""{"multiValueHeaders""", "headers")]
    public async Task A_refused_request_of_a_load_balancer_shows_its_form_too(string request, string headers) =>
        Assert.StartsWith($$"""{"statusCode":400,"statusDescription":"400 Bad Request","{{headers}}":{"content-type":""", await Answer<LoadBalancerRequest>(Cookies, request), StringComparison.Ordinal);

    [Fact]
    public async Task A_second_cookie_is_never_lost_silently() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Answer<LatticeRequest>(Cookies, $"{{{Body}}}"));

    [Fact]
    public async Task Lattice_gets_bytes_in_base64() => Assert.Equal(
        """{"statusCode":200,"statusDescription":"200 OK","headers":{"content-type":"image/png"},"body":"iVBORw==","isBase64Encoded":true}""",
        await Answer<LatticeRequest>(HttpAnswer.Bytes(200, new byte[] { 0x89, 0x50, 0x4e, 0x47 }, "image/png"), $"{{{Body}}}"));

    [Theory]
    [InlineData("location", "/a\r\nset-cookie: admin=1")]
    [InlineData("location", "/a\0")]
    [InlineData("x y", "1")]
    [InlineData("x:", "1")]
    [InlineData("", "1")]
    [InlineData("x\n", "1")]
    public void Nobody_adds_headers_through_a_header(string name, string value) => Assert.Throws<ArgumentException>(() => HttpAnswer.Empty(200).With(name, value));

    [Fact]
    public void A_status_has_three_digits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpAnswer.Empty(99));
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpAnswer.Empty(600));
    }

    private static async Task<string> Answer<T>(HttpAnswer answer, string request)
        where T : class, IHttpEvent<T> =>
        Encoding.UTF8.GetString((await Guard.Http<T>((_, _) => Task.FromResult(answer), new Probe().Options).InvokeAsync(Encoding.UTF8.GetBytes(request), Probe.Invocation)).Span);
}
