using System.Globalization;
using System.Net;

namespace Parapet.Guard.Handling;

/// <summary>Speaks the Runtime API, version 2018-06-01 (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).</summary>
internal sealed class RuntimeClient : IDisposable
{
    private const string ErrorType = "Lambda-Runtime-Function-Error-Type";

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly HttpClient http;
    private readonly TimeProvider time;

    public RuntimeClient(string api, TimeProvider time)
    {
        this.time = time;

        // The environment is frozen between invocations; asking for the next one may take for ever.
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan })
        {
            BaseAddress = new Uri($"http://{api}/2018-06-01/runtime/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<RuntimeInvocation> NextAsync(CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri("invocation/next", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw Refused("an invocation", response.StatusCode);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var utf8 = await EventBytes.ReadAsync(body, cancellation);
        var requestId = Header(response, "Lambda-Runtime-Aws-Request-Id") ?? throw new InvalidOperationException("the Runtime API gave an invocation without an id");
        return new RuntimeInvocation(
            new Invocation(requestId, Remaining(Header(response, "Lambda-Runtime-Deadline-Ms")))
            {
                FunctionArn = Header(response, "Lambda-Runtime-Invoked-Function-Arn"),
                TraceId = Header(response, "Lambda-Runtime-Trace-Id"),
            },
            utf8);
    }

    public async Task AnswerAsync(string requestId, ReadOnlyMemory<byte> answer)
    {
        var status = await PostAsync($"invocation/{Uri.EscapeDataString(requestId)}/response", answer, null, default);
        if (status == HttpStatusCode.RequestEntityTooLarge)
        {
            await FailAsync(requestId, new InvalidOperationException("the answer is larger than Lambda takes"));
        }
    }

    public Task FailAsync(string requestId, Exception exception) =>
        PostAsync($"invocation/{Uri.EscapeDataString(requestId)}/error", RuntimeError.Write(exception), $"Function.{exception.GetType().Name}", default);

    public Task FailInitializationAsync(Exception exception, CancellationToken cancellation) =>
        PostAsync("init/error", RuntimeError.Write(exception), $"Init.{exception.GetType().Name}", cancellation);

    public void Dispose() => http.Dispose();

    private async Task<HttpStatusCode> PostAsync(string path, ReadOnlyMemory<byte> body, string? errorType, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        if (errorType is not null)
        {
            // Classes may have names that a header must not have.
            request.Headers.TryAddWithoutValidation(ErrorType, string.Concat(errorType.Select(letter => char.IsAscii(letter) ? letter : '?')));
        }

        using var response = await http.SendAsync(request, cancellation);

        // Documented: the container is beyond repair, and the runtime should exit promptly. With other errors one invocation is lost.
        return response.StatusCode == HttpStatusCode.InternalServerError ? throw Refused("an answer", response.StatusCode) : response.StatusCode;
    }

    // A deadline that has passed is still one; zero would say that there is none.
    private TimeSpan Remaining(string? deadline)
    {
        if (!long.TryParse(deadline, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return TimeSpan.Zero;
        }

        var remaining = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - time.GetUtcNow();
        return remaining > Least ? remaining : Least;
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Concat(values) : null;

    private static InvalidOperationException Refused(string what, HttpStatusCode status) => new($"the Runtime API refused {what} with status {(int)status}");
}
