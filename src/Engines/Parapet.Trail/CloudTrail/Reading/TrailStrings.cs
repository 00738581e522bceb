using System.Buffers.Binary;
using System.Text;

namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>Texts that repeat from record to record, found again by their UTF-8 bytes without making a string.</summary>
internal sealed class TrailStrings
{
    private const int FewestSlots = 1 << 10;
    private const int MostSlots = 1 << 16;
    private const int Longest = 512;

    // Bounds the time too: a log written so that all hashes are equal only loses the saving.
    private const int MostProbes = 8;

    private Entry[] entries = new Entry[FewestSlots];
    private int used;

    /// <summary>Text from UTF-8; what is no valid UTF-8 becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>The same text for the same bytes, as long as there is room to remember.</summary>
    public string Intern(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        if (utf8.Length > Longest)
        {
            return Decode(utf8);
        }

        var hash = Hash(utf8);
        for (var probe = 0; probe < MostProbes; probe++)
        {
            ref var entry = ref entries[(hash + (uint)probe) & (uint)(entries.Length - 1)];
            if (entry.Utf8 is null)
            {
                return Remember(ref entry, hash, utf8);
            }

            if (entry.Hash == hash && utf8.SequenceEqual(entry.Utf8))
            {
                return entry.Text;
            }
        }

        return Decode(utf8);
    }

    private string Remember(ref Entry free, uint hash, ReadOnlySpan<byte> utf8)
    {
        var text = Decode(utf8);
        if (used < MostSlots / 2)
        {
            free = new(hash, utf8.ToArray(), text);
            used++;
            if (used > entries.Length / 2 && entries.Length < MostSlots)
            {
                Grow();
            }
        }

        return text;
    }

    private void Grow()
    {
        var larger = new Entry[entries.Length * 4];
        foreach (var entry in entries.Where(entry => entry.Utf8 is not null))
        {
            for (var probe = 0; probe < MostProbes; probe++)
            {
                ref var slot = ref larger[(entry.Hash + (uint)probe) & (uint)(larger.Length - 1)];
                if (slot.Utf8 is null)
                {
                    slot = entry;
                    break;
                }
            }
        }

        entries = larger;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length * 0x9E3779B97F4A7C15;
        while (utf8.Length >= sizeof(ulong))
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(utf8));
            utf8 = utf8[sizeof(ulong)..];
        }

        var tail = 0UL;
        foreach (var each in utf8)
        {
            tail = (tail << 8) | each;
        }

        hash = Mix(hash, tail);
        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 29);
    }

    private readonly record struct Entry(uint Hash, byte[] Utf8, string Text);
}
