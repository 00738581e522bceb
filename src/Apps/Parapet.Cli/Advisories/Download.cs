using System.Net;
using System.Net.Http.Headers;

namespace Parapet.Cli.Advisories;

/// <summary>
/// Brings one file from a server to a folder: not again when it has not changed (ETag), on from where it stopped when it was interrupted
/// (Range with If-Range), and never more than a bound. A file is there whole or not at all.
/// </summary>
internal sealed class Download(HttpClient client, string folder)
{
    private const int Attempts = 4;
    private const long LargestFile = 4L << 30;
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(60);

    /// <summary>The file's path, or why it could not be brought.</summary>
    /// <param name="address">Where it lies.</param>
    /// <param name="name">What to call it in the folder.</param>
    /// <param name="progress">Told how many bytes have come so far, and how many there are when the server says so.</param>
    /// <param name="cancel">Ends the work; what has come stays for the next time.</param>
    public async Task<(string? Path, bool IsNew, string? Problem)> GetAsync(Uri address, string name, Action<long, long?> progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var file = new LocalCopy(Path.Combine(folder, name));
        var problem = "";
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                var (answer, why) = await TryAsync(address, file, progress, cancel);
                if (answer is Answer.New or Answer.Unchanged)
                {
                    return (file.Path, answer is Answer.New, null);
                }

                problem = why!;
                if (answer is Answer.Refused)
                {
                    break;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                problem = e is OperationCanceledException ? $"the server sent nothing for {Stall.TotalSeconds} seconds" : e.Message;
            }

            if (attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500 * (1 << attempt)), cancel);
            }
        }

        return (null, false, $"`{address}` cannot be read: {problem}");
    }

    private async Task<(Answer Answer, string? Why)> TryAsync(Uri address, LocalCopy file, Action<long, long?> progress, CancellationToken cancel)
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stalled.CancelAfter(Stall);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var (start, startTag) = file.Partial;
        if (start > 0 && startTag is not null)
        {
            request.Headers.Range = new RangeHeaderValue(start, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(startTag);
        }
        else if (file.Tag is { } tag)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stalled.Token);
        if (response.StatusCode is HttpStatusCode.NotModified)
        {
            return (Answer.Unchanged, null);
        }

        if (response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // What was kept is not the beginning of what is there now.
            file.ForgetPartial();
            return (Answer.Failed, "what had come before does not fit what is there now");
        }

        if (!response.IsSuccessStatusCode)
        {
            return ((int)response.StatusCode >= 500 ? Answer.Failed : Answer.Refused, $"the server answers {(int)response.StatusCode} {response.ReasonPhrase}");
        }

        var isContinued = response.StatusCode is HttpStatusCode.PartialContent;
        var from = isContinued ? start : 0;
        var total = response.Content.Headers.ContentLength + from;
        if (total > LargestFile)
        {
            return (Answer.Refused, $"it has {total:N0} bytes; files over {LargestFile:N0} bytes are not taken");
        }

        var length = await ReceiveAsync(response, file, from, total, progress, stalled);
        if (total is not null && length != total)
        {
            throw new IOException($"the connection ended after {length:N0} of {total:N0} bytes");
        }

        file.Finish(response.Headers.ETag);
        return (Answer.New, null);
    }

    private static async Task<long> ReceiveAsync(
        HttpResponseMessage response, LocalCopy file, long from, long? total, Action<long, long?> progress, CancellationTokenSource stalled)
    {
        file.Begin(from, response.Headers.ETag);
        await using var source = await response.Content.ReadAsStreamAsync(stalled.Token);
        await using var target = file.Append(from);
        var buffer = new byte[1 << 16];
        var length = from;
        while (await source.ReadAsync(buffer, stalled.Token) is > 0 and var read)
        {
            stalled.CancelAfter(Stall);
            length += read;
            if (length > LargestFile)
            {
                throw new IOException($"it has more than {LargestFile:N0} bytes");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), stalled.Token);
            progress(length, total);
        }

        return length;
    }

    private enum Answer
    {
        New,
        Unchanged,

        /// <summary>Worth another attempt.</summary>
        Failed,

        /// <summary>Asking again would not help.</summary>
        Refused,
    }
}
