using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

namespace Parapet.Packages.Versions;

/// <summary>
/// Writes keys. What can stand at one place of a version is written so that its first byte says its rank: marks below <see cref="FirstNumber"/>
/// sort before every number, marks above <see cref="LastNumber"/> after every number. Everything written ends visibly (no value is the
/// beginning of another), so what follows never blurs what came before.
/// </summary>
internal ref struct KeyWriter(Span<byte> buffer)
{
    /// <summary>The least first byte of a number, that of zero.</summary>
    public const byte FirstNumber = 0x20;

    /// <summary>The greatest first byte of a number.</summary>
    public const byte LastNumber = 0xC9;

    /// <summary>Ends a text. No character is written with this byte.</summary>
    public const byte EndOfText = 0;

    private const int SmallNumbers = 0xA0;
    private const byte Large = 0xC0;

    private Span<byte> _buffer = buffer;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public readonly VersionKey ToKey() => new(Written.ToArray());

    public readonly void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }
    }

    public void Mark(byte mark) => Room(1)[0] = mark;

    /// <summary>A count of at most 65,535, smaller ones first.</summary>
    public void Count(int count) => BinaryPrimitives.WriteUInt16BigEndian(Room(2), (ushort)count);

    /// <summary>A count of at most 65,535, greater ones first.</summary>
    public void CountDescending(int count) => BinaryPrimitives.WriteUInt16BigEndian(Room(2), (ushort)~count);

    /// <summary>
    /// A number of any length, given as digits that may start with zeros; no digits are zero. Up to 159 it is one byte, up to 64 bits the
    /// number of its bytes and they, beyond that the number of its digits and they.
    /// </summary>
    public void Number(scoped ReadOnlySpan<char> digits)
    {
        digits = digits.TrimStart('0');
        if (digits.IsEmpty)
        {
            Number(0);
        }
        else if (digits.Length <= 20 && ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Number(number);
        }
        else
        {
            Mark(LastNumber);
            Count(digits.Length);
            Characters(digits);
        }
    }

    public void Number(ulong number)
    {
        if (number < SmallNumbers)
        {
            Mark((byte)(FirstNumber + number));
            return;
        }

        var bytes = 8 - (System.Numerics.BitOperations.LeadingZeroCount(number) / 8);
        Mark((byte)(Large + bytes));
        var room = Room(bytes);
        for (var i = bytes - 1; i >= 0; i--, number >>= 8)
        {
            room[i] = (byte)number;
        }
    }

    /// <summary>
    /// A text without the character zero, ordered by its UTF-16 units as Java and JavaScript do, and by its bytes where it is ASCII. Shorter before longer.
    /// </summary>
    public void Text(scoped ReadOnlySpan<char> text)
    {
        Characters(text);
        Mark(EndOfText);
    }

    /// <summary>As <see cref="Text"/>, with A to Z in lower case.</summary>
    public void TextLower(scoped ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            Character(char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character);
        }

        Mark(EndOfText);
    }

    /// <summary>The characters of a text whose end shows by other means.</summary>
    public void Characters(scoped ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            Character(character);
        }
    }

    // A unit of UTF-16 in one to three bytes, the way UTF-8 writes a character; unlike in UTF-8, halves of a pair are written one by one, which keeps their order.
    private void Character(char unit)
    {
        if (unit < 0x80)
        {
            Mark((byte)unit);
        }
        else if (unit < 0x800)
        {
            Mark((byte)(0xC0 | (unit >> 6)));
            Mark((byte)(0x80 | (unit & 0x3F)));
        }
        else
        {
            Mark((byte)(0xE0 | (unit >> 12)));
            Mark((byte)(0x80 | ((unit >> 6) & 0x3F)));
            Mark((byte)(0x80 | (unit & 0x3F)));
        }
    }

    private Span<byte> Room(int bytes)
    {
        if (_length + bytes > _buffer.Length)
        {
            Grow(bytes);
        }

        _length += bytes;
        return _buffer.Slice(_length - bytes, bytes);
    }

    private void Grow(int bytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
        _buffer[.._length].CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        _rented = larger;
        _buffer = larger;
    }
}
