namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>A window on a log. It is filled whole before it is looked at, so that what is read does not hang on the sizes in which a stream gives its bytes.</summary>
internal sealed class LogBuffer(int size, int longest)
{
    // What a call decompresses before it meets damage is lost with it, so a call must not be for much.
    private const int Piece = 16 * 1024;

    private byte[] bytes = new byte[size];
    private Stream stream = Stream.Null;
    private int start;
    private int end;
    private long startOffset;

    /// <summary>Whether the log has no bytes behind the window.</summary>
    public bool Ended { get; private set; }

    /// <summary>Why the log ended before its end; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Bytes from the start of the log to the window.</summary>
    public long Offset => startOffset;

    /// <summary>What is in the window and not taken yet.</summary>
    public ReadOnlySpan<byte> Window => bytes.AsSpan(start, end - start);

    /// <summary>Bytes of the log that were seen.</summary>
    public long Seen => startOffset + end - start;

    public void Open(Stream log)
    {
        stream = log;
        start = end = 0;
        startOffset = 0;
        Ended = false;
        Failure = null;
        Fill();
    }

    /// <summary>Leaves bytes behind.</summary>
    public void Take(int count)
    {
        start += count;
        startOffset += count;
    }

    /// <summary>Makes the window wider: by what is free behind it, then by a larger buffer.</summary>
    /// <returns>Whether there is more to see than before; false at the log's end or when the longest record would not reach further.</returns>
    public bool Widen()
    {
        if (Ended)
        {
            return false;
        }

        if (start > 0)
        {
            bytes.AsSpan(start, end - start).CopyTo(bytes);
            (start, end) = (0, end - start);
        }
        else if (bytes.Length < longest)
        {
            Array.Resize(ref bytes, (int)Math.Min(longest, bytes.Length * 2L));
        }
        else
        {
            return false;
        }

        var before = end;
        Fill();
        return end > before;
    }

    private void Fill()
    {
        try
        {
            while (end < bytes.Length)
            {
                var count = stream.Read(bytes.AsSpan(end, Math.Min(Piece, bytes.Length - end)));
                if (count == 0)
                {
                    Ended = true;
                    return;
                }

                end += count;
            }
        }
        catch (InvalidDataException problem)
        {
            Fail($"the compressed data is damaged: {problem.Message}");
        }
        catch (IOException problem)
        {
            Fail($"the file cannot be read: {problem.Message}");
        }
    }

    private void Fail(string why)
    {
        Ended = true;
        Failure = why.TrimEnd('.');
    }
}
