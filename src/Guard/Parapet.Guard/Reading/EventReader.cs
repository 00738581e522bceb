using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Parapet.Guard.Reading;

/// <summary>
/// A strict reader of one JSON text (RFC 8259) that goes forward only. For generated code. Methods named <c>Try</c> return false when the value was refused, which they have
/// noted then; after a violation that leaves nothing to go on with, every method returns false.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct EventReader
{
    // Texts in texts, each as deep as it may be, can be more than the stack of a thread holds; so much of it is never left between two looks.
    private const int LevelsBetweenLooks = 8;

    private readonly ReadOnlySpan<byte> utf8;
    private readonly int maxDepth;
    private readonly bool repairText;
    private readonly int before;
    private readonly int level;
    private readonly bool isText;
    private int position;
    private int depth;
    private bool stopped;
    private bool first;
    private bool ascii;
    private byte[]? scratch;
    private Violations violations;

    /// <summary>Starts at the beginning of a text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="maxDepth">The most levels.</param>
    /// <param name="repairText">Whether invalid text is read as U+FFFD.</param>
    /// <param name="violations">Violations noted before.</param>
    /// <param name="level">How many texts enclose this one.</param>
    public EventReader(ReadOnlySpan<byte> utf8, int maxBytes, int maxDepth, bool repairText, Violations violations, int level = 0)
    {
        this.level = level;
        this.utf8 = utf8;
        this.maxDepth = maxDepth;
        this.repairText = repairText;
        this.violations = violations;
        before = violations.Count;
        stopped = violations.IsFull;
        if (utf8.Length > maxBytes)
        {
            Stop(Rules.Bytes, "is larger than allowed");
        }
    }

    private EventReader(ReadOnlySpan<byte> utf8, bool repairText, Violations violations)
        : this(utf8, int.MaxValue, 1, repairText, violations) => isText = true;

    /// <summary>
    /// Starts at a text that is no JSON but one value: a parameter, or a whole message. As a string it is what it is, without quotes; numbers are written as in JSON.
    /// </summary>
    /// <param name="utf8">The text.</param>
    /// <param name="repairText">Whether invalid text is read as U+FFFD.</param>
    /// <param name="violations">Violations noted before.</param>
    public static EventReader OfText(ReadOnlySpan<byte> utf8, bool repairText, Violations violations) => new(utf8, repairText, violations);

    /// <summary>Whether nothing more is read.</summary>
    public readonly bool Stopped => stopped;

    /// <summary>How many violations are noted.</summary>
    public readonly int Count => violations.Count;

    /// <summary>Checks that nothing follows, gives back memory and violations. Whether everything was read and found valid.</summary>
    /// <param name="all">Gets all violations.</param>
    public bool Finish(ref Violations all)
    {
        // Of a text that is one value, one violation says enough.
        if (!stopped && !(isText && violations.Count > before) && Peek() != 0 | position < utf8.Length)
        {
            Stop(isText ? Rules.Type : Rules.Json, "is followed by something");
        }

        Return();
        all = violations;
        return !stopped && violations.Count == before;
    }

    /// <summary>Gives memory back, where the rest of the text is of no interest. Strings that were read are no longer valid.</summary>
    internal void Return()
    {
        if (scratch is not null)
        {
            // What an event contained must not stay in borrowed memory.
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
            scratch = null;
        }
    }

    /// <summary>Enters an object.</summary>
    public bool TryOpenObject() => TryOpen((byte)'{', "must be an object");

    /// <summary>Enters an array.</summary>
    public bool TryOpenArray() => TryOpen((byte)'[', "must be an array");

    /// <summary>Goes to the value of the next property; at the end of the object it leaves it.</summary>
    /// <param name="name">The property's name. Valid until the next string is read.</param>
    public bool NextName(out ReadOnlySpan<byte> name)
    {
        if (!Next((byte)'}'))
        {
            name = default;
            return false;
        }

        if (Peek() != '"')
        {
            name = default;
            return Malformed();
        }

        if (!ScanString(out name))
        {
            return false;
        }

        if (Peek() != ':')
        {
            return Malformed();
        }

        position++;
        return true;
    }

    /// <summary>Goes to the next item; at the end of the array it leaves it.</summary>
    public bool NextItem() => Next((byte)']');

    /// <summary>Passes over <c>null</c>, if it is there.</summary>
    public bool TryNull() => Peek() == 'n' && !isText && TryLiteral("null"u8);

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    public bool TryBoolean(out bool value)
    {
        var start = Peek();
        value = start == 't';
        return start is (byte)'t' or (byte)'f'
            ? value ? TryLiteral("true"u8) : TryLiteral("false"u8)
            : RefuseKind("must be true or false");
    }

    /// <summary>Passes over a value of any kind.</summary>
    public void Skip()
    {
        switch (Peek())
        {
            case (byte)'"':
                ScanString(out _);
                break;
            case (byte)'{':
                TryOpenObject();
                while (NextName(out _))
                {
                    Skip();
                }

                break;
            case (byte)'[':
                TryOpenArray();
                while (NextItem())
                {
                    Skip();
                }

                break;
            case (byte)'t':
                TryLiteral("true"u8);
                break;
            case (byte)'f':
                TryLiteral("false"u8);
                break;
            case (byte)'n':
                TryLiteral("null"u8);
                break;
            default:
                ScanNumber(out _);
                break;
        }
    }

    private bool TryOpen(byte bracket, string kind)
    {
        if (Peek() != bracket)
        {
            return RefuseKind(kind);
        }

        if (depth == maxDepth || (depth % LevelsBetweenLooks == LevelsBetweenLooks - 1 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            return Stop(Rules.Depth, "is nested deeper than allowed");
        }

        depth++;
        position++;
        first = true;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Next(byte end)
    {
        var next = Peek();
        if (next == end)
        {
            position++;
            depth--;
            first = false;
            return false;
        }

        if (first)
        {
            first = false;
            return !stopped;
        }

        if (next != ',')
        {
            return Malformed();
        }

        position++;
        return true;
    }

    private bool TryLiteral(ReadOnlySpan<byte> literal)
    {
        if (!utf8[position..].StartsWith(literal))
        {
            return Malformed();
        }

        position += literal.Length;
        return true;
    }

    /// <summary>The next byte that is not white space; 0 at the end and when the reader has stopped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Peek()
    {
        var text = utf8;
        if ((uint)position < (uint)text.Length && text[position] > ' ' && !stopped)
        {
            return text[position];
        }

        return PeekPastSpace();
    }

    private byte PeekPastSpace()
    {
        while (!stopped && position < utf8.Length)
        {
            var next = utf8[position];
            if (isText || next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return next;
            }

            position++;
        }

        return 0;
    }
}
