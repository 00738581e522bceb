using System.Globalization;

namespace Parapet.Cli;

/// <summary>How much was read so far; told from any thread.</summary>
internal sealed class ReadingMeter
{
    private readonly long start = TimeProvider.System.GetTimestamp();
    private long bytes;
    private long events;

    /// <summary>The bytes that were read, as stored.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>How many events a second, since the start.</summary>
    public string Rate => string.Create(CultureInfo.InvariantCulture, $"{Volatile.Read(ref events) / Math.Max(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0.1):N0} events/s");

    /// <summary>Tells of bytes.</summary>
    public void AddBytes(long count) => Interlocked.Add(ref bytes, count);

    /// <summary>Tells of an event.</summary>
    public void AddEvent() => Interlocked.Increment(ref events);
}
