using System.Text;

namespace Parapet.Guard.Reading;

/// <summary>Takes the escapes out of the content of a JSON string. What it writes is never longer than what it reads.</summary>
internal ref struct Unescaping(ReadOnlySpan<byte> raw, Span<byte> target)
{
    private readonly ReadOnlySpan<byte> raw = raw;
    private readonly Span<byte> target = target;
    private int at;

    public int Written { get; private set; }

    /// <summary>Whether there was half a surrogate; U+FFFD stands for it.</summary>
    public bool HalfSurrogate { get; private set; }

    /// <summary>Whether every escape is one of JSON's.</summary>
    public bool Run()
    {
        while (at < raw.Length)
        {
            if (raw[at] != '\\')
            {
                target[Written++] = raw[at++];
            }
            else if (!Escape())
            {
                return false;
            }
        }

        return true;
    }

    private bool Escape()
    {
        var kind = at + 1 < raw.Length ? raw[at + 1] : (byte)0;
        if (kind == 'u')
        {
            return Unicode();
        }

        byte plain = kind switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => kind,
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            _ => 0,
        };
        target[Written++] = plain;
        at += 2;
        return plain != 0;
    }

    private bool Unicode()
    {
        var unit = Unit(at);
        if (unit < 0)
        {
            return false;
        }

        at += 6;
        if (!Rune.TryCreate(unit, out var rune))
        {
            var low = at + 1 < raw.Length && raw[at] == '\\' && raw[at + 1] == 'u' ? Unit(at) : -1;
            if (low >= 0 && Rune.TryCreate((char)unit, (char)low, out rune))
            {
                at += 6;
            }
            else
            {
                rune = Rune.ReplacementChar;
                HalfSurrogate = true;
            }
        }

        Written += rune.EncodeToUtf8(target[Written..]);
        return true;
    }

    /// <summary>The four digits of the escape at a position, or -1.</summary>
    private readonly int Unit(int from)
    {
        if (from + 6 > raw.Length)
        {
            return -1;
        }

        var unit = 0;
        foreach (var digit in raw.Slice(from + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return -1;
            }

            unit = (unit << 4) | (digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return unit;
    }
}
