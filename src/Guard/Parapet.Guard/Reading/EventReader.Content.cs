using System.Runtime.CompilerServices;

namespace Parapet.Guard.Reading;

public ref partial struct EventReader
{
    /// <summary>How many texts may enclose each other. Each level multiplies the work that a small event can ask for.</summary>
    private const int MaxLevel = 8;

    /// <summary>Reads a contract that stands in the event as a text of its own.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <typeparam name="TMode">Whether the object is wanted.</typeparam>
    /// <param name="encoding">How the text is written.</param>
    /// <param name="value">The object, when it is wanted and valid.</param>
    public void ReadContent<T, TMode>(ContentEncoding encoding, out T? value)
        where T : class, IEventContract<T>
        where TMode : struct, IReadMode
    {
        value = null;
        if (encoding == ContentEncoding.AttributeValues)
        {
            ReadAttributeValues<T, TMode>(out value);
            return;
        }

        if (!TryString(out var text))
        {
            return;
        }

        if (encoding == ContentEncoding.Plain)
        {
            ReadEnclosed<T, TMode>(text, out value);
            return;
        }

        if (!Formats.IsBase64(text))
        {
            Refuse(Rules.Format, "must be base64 (RFC 4648)");
            return;
        }

        var bytes = Decoding.Base64(text);
        if (encoding == ContentEncoding.Base64)
        {
            ReadEnclosed<T, TMode>(bytes.Span, out value);
        }
        else
        {
            var unpacked = Decoding.Unpack(bytes, Packing.Gzip, Decoding.RatioOfServices, out var rule, out var message);
            if (rule is null)
            {
                ReadEnclosed<T, TMode>(unpacked.Span, out value);
            }
            else
            {
                Refuse(rule, message);
            }

            unpacked.Return();
        }

        bytes.Return();
    }

    /// <summary>Reads the payload of an HTTP request, when the other parts of its event are known and valid.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <typeparam name="TMode">Whether the object is wanted.</typeparam>
    /// <param name="parts">Where the parts are.</param>
    /// <param name="value">The object, when it is wanted and valid.</param>
    public void ReadRequest<T, TMode>(in HttpParts parts, out T? value)
        where T : class, IEventContract<T>
        where TMode : struct, IReadMode
    {
        var request = new HttpRequest(utf8, parts, repairText, level + 1);
        T.ReadRequest<TMode>(ref request, ref violations, out value);
        request.Dispose();
        stopped |= violations.IsFull;
    }

    /// <summary>Where the value begins that comes next; 0 when it is null.</summary>
    internal int Place() => Peek() == 'n' ? 0 : position;

    /// <summary>Passes over a value of any kind and returns it as it is written.</summary>
    public ReadOnlySpan<byte> TakeValue()
    {
        Peek();
        var start = position;
        Skip();
        return utf8[start..position];
    }

    /// <summary>Whether an array comes next.</summary>
    internal bool IsAtArray() => Peek() == '[';

    private void ReadAttributeValues<T, TMode>(out T? value)
        where T : class, IEventContract<T>
        where TMode : struct, IReadMode
    {
        value = null;
        var plain = new ByteBuffer();
        var before = Count;
        AttributeValues.CopyMap(ref this, ref plain);
        if (!stopped && Count == before)
        {
            ReadEnclosed<T, TMode>(plain.Span, out value);
        }

        plain.Return();
    }

    private void ReadEnclosed<T, TMode>(scoped ReadOnlySpan<byte> text, out T? value)
        where T : class, IEventContract<T>
        where TMode : struct, IReadMode
    {
        value = null;
        if (level == MaxLevel || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Refuse(Rules.Depth, "encloses more texts in each other than allowed");
            return;
        }

        T.ReadDelivered<TMode>(text, level + 1, ref violations, out value);
        stopped |= violations.IsFull;
    }
}
