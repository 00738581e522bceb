using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parapet.Cli.Tests;

/// <summary>A server on this machine that gives out files with ETags and ranges, and that can cut a connection short.</summary>
internal sealed class Mirror : IDisposable
{
    private readonly HttpListener listener = new();
    private int cutAfter = -1;

    public Mirror()
    {
        // A port that is free now; another process could take it in between, which the listener would say.
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = Task.Run(Serve);
    }

    public string Address { get; }

    public ConcurrentDictionary<string, (byte[] Content, string Tag)> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked for: path, range, and the answer's status.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>Ends the next answer after so many bytes.</summary>
    public void CutAfter(int bytes) => cutAfter = bytes;

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                Answer(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Closed, or the client went away.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!Files.TryGetValue(request.Url!.AbsolutePath, out var file))
        {
            response.StatusCode = 404;
        }
        else if (request.Headers["If-None-Match"] == file.Tag)
        {
            response.StatusCode = 304;
        }
        else
        {
            var start = request.Headers["If-Range"] == file.Tag && request.Headers["Range"] is { } range
                ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
                : 0;
            response.StatusCode = start > 0 ? 206 : 200;
            response.Headers["ETag"] = file.Tag;
            response.ContentLength64 = file.Content.Length - start;
            var cut = Interlocked.Exchange(ref cutAfter, -1);
            Log.Enqueue($"{request.Url.AbsolutePath} {start} {response.StatusCode}");
            response.OutputStream.Write(file.Content, start, cut >= 0 ? Math.Min(cut, file.Content.Length - start) : file.Content.Length - start);
            if (cut >= 0)
            {
                response.Abort();
                return;
            }

            response.Close();
            return;
        }

        Log.Enqueue($"{request.Url.AbsolutePath} - {response.StatusCode}");
        response.Close();
    }
}
