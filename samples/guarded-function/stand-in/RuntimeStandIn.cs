using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GuardedFunction.StandIn;

/// <summary>
/// Stands in for the Lambda Runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html) on this machine: hands out events one after the other, and takes what the
/// function makes of them.
/// </summary>
public sealed class RuntimeStandIn : IDisposable
{
    private const string Version = "/2018-06-01/runtime/";

    private readonly HttpListener listener;
    private readonly BlockingCollection<Pending> events = [];
    private readonly ConcurrentDictionary<string, Pending> open = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<StandInAnswer> initialization = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count;

    public RuntimeStandIn()
    {
        (listener, Api) = Listen();
        Task.Run(ServeAsync);
    }

    /// <summary>Host and port: the value of AWS_LAMBDA_RUNTIME_API.</summary>
    public string Api { get; }

    /// <summary>How much time an invocation gets.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The status that answers of a function get.</summary>
    public HttpStatusCode AnswerStatus { get; set; } = HttpStatusCode.Accepted;

    /// <summary>Completes when the function reports that it cannot start.</summary>
    public Task<StandInAnswer> InitializationError => initialization.Task;

    /// <summary>Hands an event to the function, and waits for what becomes of it.</summary>
    public Task<StandInAnswer> InvokeAsync(ReadOnlyMemory<byte> utf8)
    {
        var number = Interlocked.Increment(ref count);
        var pending = new Pending($"00000000-0000-4000-8000-{number:D12}", utf8);
        open[pending.RequestId] = pending;
        events.Add(pending);
        return pending.Answer.Task;
    }

    public void Dispose()
    {
        events.CompleteAdding();
        listener.Close();
        events.Dispose();
    }

    // A free port may be gone a moment later.
    private static (HttpListener Listener, string Api) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var api = $"127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            var listener = new HttpListener { Prefixes = { $"http://{api}/" } };
            try
            {
                listener.Start();
                return (listener, api);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (listener.IsListening)
            {
                await ServeAsync(await listener.GetContextAsync());
            }
        }
        catch (Exception stopped) when (stopped is ObjectDisposedException or HttpListenerException or InvalidOperationException)
        {
            // Closed while it waited for a request or for an event.
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (!path.StartsWith(Version, StringComparison.Ordinal))
        {
            context.Response.StatusCode = 404;
            context.Response.Close();
            return;
        }

        var parts = path[Version.Length..].Split('/');
        switch (context.Request.HttpMethod, parts)
        {
            case ("GET", ["invocation", "next"]):
                // The function may wait for the next event while it has nothing else to say.
                _ = Task.Run(() => HandOutAsync(context));
                break;
            case ("POST", ["invocation", var id, "response"]):
                await TakeAsync(context, open.GetValueOrDefault(id), isError: false);
                break;
            case ("POST", ["invocation", var id, "error"]):
                await TakeAsync(context, open.GetValueOrDefault(id), isError: true);
                break;
            case ("POST", ["init", "error"]):
                initialization.TrySetResult(await ReadAsync(context, isError: true));
                Close(context, HttpStatusCode.Accepted);
                break;
            default:
                Close(context, HttpStatusCode.NotFound);
                break;
        }
    }

    private async Task HandOutAsync(HttpListenerContext context)
    {
        try
        {
            var pending = events.Take();
            var response = context.Response;
            response.Headers["Lambda-Runtime-Aws-Request-Id"] = pending.RequestId;
            response.Headers["Lambda-Runtime-Deadline-Ms"] = (DateTimeOffset.UtcNow + Timeout).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-central-1:111122223333:function:guarded-function";
            response.Headers["Lambda-Runtime-Trace-Id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0";
            response.ContentType = "application/json";
            response.ContentLength64 = pending.Utf8.Length;
            await response.OutputStream.WriteAsync(pending.Utf8);
            response.Close();
        }
        catch (Exception stopped) when (stopped is ObjectDisposedException or HttpListenerException or InvalidOperationException)
        {
            // Closed, or the function went away while it waited.
        }
    }

    private async Task TakeAsync(HttpListenerContext context, Pending? pending, bool isError)
    {
        var answer = await ReadAsync(context, isError);
        var status = pending is null ? HttpStatusCode.BadRequest : isError ? HttpStatusCode.Accepted : AnswerStatus;
        Close(context, status);
        if (status == HttpStatusCode.Accepted)
        {
            open.TryRemove(pending!.RequestId, out _);
            pending.Answer.TrySetResult(answer);
        }
    }

    private static void Close(HttpListenerContext context, HttpStatusCode status)
    {
        context.Response.StatusCode = (int)status;
        context.Response.Close();
    }

    private static async Task<StandInAnswer> ReadAsync(HttpListenerContext context, bool isError)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        return new StandInAnswer(isError, context.Request.Headers["Lambda-Runtime-Function-Error-Type"], body.ToArray());
    }

    private sealed record Pending(string RequestId, ReadOnlyMemory<byte> Utf8)
    {
        public TaskCompletionSource<StandInAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What the function made of an event.</summary>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="ErrorType">The kind of error.</param>
/// <param name="Utf8">The answer or the error.</param>
public sealed record StandInAnswer(bool IsError, string? ErrorType, byte[] Utf8)
{
    public string Text => Encoding.UTF8.GetString(Utf8);
}
