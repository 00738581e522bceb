namespace Parapet.Guard.Handling;

/// <summary>Takes the bytes of an event out of a stream, however many somebody sends.</summary>
internal static class EventBytes
{
    /// <summary>More than twice of what Lambda hands to a function (6 MB). What is longer is cut off one byte further, and refused for its size or because it does not end.</summary>
    public const int Most = 16 * 1024 * 1024;

    private const int FirstBlock = 16 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream input, CancellationToken cancellation)
    {
        var buffer = new byte[FirstSize(input)];
        var length = 0;
        while (true)
        {
            var read = await input.ReadAsync(buffer.AsMemory(length), cancellation);
            length += read;
            if (read == 0 || length > Most)
            {
                return buffer.AsMemory(0, length);
            }

            Grow(ref buffer, length);
        }
    }

    /// <summary>The same for callers that cannot wait, such as <c>ILambdaSerializer.Deserialize</c>.</summary>
    public static ReadOnlyMemory<byte> Read(Stream input)
    {
        var buffer = new byte[FirstSize(input)];
        var length = 0;
        while (true)
        {
            var read = input.Read(buffer.AsSpan(length));
            length += read;
            if (read == 0 || length > Most)
            {
                return buffer.AsMemory(0, length);
            }

            Grow(ref buffer, length);
        }
    }

    // One byte more than is said to be there shows that there is no more.
    private static int FirstSize(Stream input) => input.CanSeek ? (int)Math.Clamp(input.Length - input.Position + 1, 1, Most + 1) : FirstBlock;

    private static void Grow(ref byte[] buffer, int length)
    {
        if (length == buffer.Length)
        {
            Array.Resize(ref buffer, Math.Min(2 * length, Most + 1));
        }
    }
}
