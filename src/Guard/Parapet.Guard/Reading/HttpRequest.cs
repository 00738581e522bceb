using System.ComponentModel;

namespace Parapet.Guard.Reading;

/// <summary>An HTTP request within an event whose parts are known and well-formed. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct HttpRequest
{
    private readonly ReadOnlySpan<byte> utf8;
    private readonly HttpParts parts;
    private readonly bool repairText;
    private ByteBuffer decoded;
    private ByteBuffer unpacked;

    internal HttpRequest(ReadOnlySpan<byte> utf8, HttpParts parts, bool repairText, int level)
    {
        this.utf8 = utf8;
        this.parts = parts;
        this.repairText = repairText;
        Level = level;
    }

    /// <summary>How many texts enclose the body.</summary>
    public int Level { get; }

    /// <summary>The parameters of the path.</summary>
    public readonly ParameterReader PathParameters() => Map(HttpPart.PathParameters, "pathParameters", isEncoded: false);

    /// <summary>The headers.</summary>
    public readonly ParameterReader Headers() => Map(parts[HttpPart.HeaderLists] > 0 ? HttpPart.HeaderLists : HttpPart.Headers, "headers", isEncoded: false);

    /// <summary>The parameters of the query.</summary>
    public readonly ParameterReader Query()
    {
        const string Name = "queryStringParameters";
        if (parts[HttpPart.RawQuery] > 0)
        {
            var reader = At(HttpPart.RawQuery);
            reader.TryString(out var query);
            return ParameterReader.OfQuery(reader, query, Name);
        }

        return parts[HttpPart.EncodedQueryLists] > 0 ? Map(HttpPart.EncodedQueryLists, Name, isEncoded: true)
            : parts[HttpPart.EncodedQuery] > 0 ? Map(HttpPart.EncodedQuery, Name, isEncoded: true)
            : Map(parts[HttpPart.QueryLists] > 0 ? HttpPart.QueryLists : HttpPart.Query, Name, isEncoded: false);
    }

    /// <summary>Takes a parameter as the text that it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="violations">Violations noted before.</param>
    public readonly EventReader Value(ReadOnlySpan<byte> text, Violations violations) => EventReader.OfText(text, repairText, violations);

    /// <summary>Reads a contract that is the whole body.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <typeparam name="TMode">Whether the object is wanted.</typeparam>
    /// <param name="violations">Gets why not.</param>
    /// <param name="value">The object, when it is wanted and valid.</param>
    public bool ReadBody<T, TMode>(ref Violations violations, out T? value)
        where T : class, IEventContract<T>
        where TMode : struct, IReadMode
    {
        value = null;
        var start = violations.Count;
        if (TryBody(mustBeJson: true, ref violations, out var content))
        {
            T.ReadText<TMode>(content, Level, ref violations, out value);
            violations.Under(start, "body");
        }
        else if (violations.Count == start)
        {
            RefuseMissing(ref violations, "body", null);
        }

        return violations.Count == start && !violations.IsFull;
    }

    /// <summary>Decodes the body. False when there is none, or when it is refused, which is noted then.</summary>
    /// <param name="mustBeJson">Whether another media type is refused.</param>
    /// <param name="violations">Gets why not.</param>
    /// <param name="content">The body.</param>
    public bool TryBody(bool mustBeJson, ref Violations violations, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (parts[HttpPart.Body] == 0 || violations.IsFull)
        {
            return false;
        }

        // The place of the body was read before, so that this is a string.
        var reader = At(HttpPart.Body);
        reader.TryString(out var text);
        text = Kept(text);
        reader.Return();
        if (text.IsEmpty)
        {
            return false;
        }

        var facts = BodyFacts.Of(Headers());
        if (mustBeJson && !facts.IsJson)
        {
            return Refuse(ref violations, Rules.MediaType, "must be JSON: the media type is another one");
        }

        if (IsBase64())
        {
            if (!Formats.IsBase64(text))
            {
                return Refuse(ref violations, Rules.Format, "must be base64 (RFC 4648)");
            }

            var bytes = Decoding.Base64(text);
            decoded.Return();
            decoded = bytes;
        }

        content = decoded.Span;
        if (facts.Packing is { } packing)
        {
            unpacked = Decoding.Unpack(decoded, packing, Decoding.RatioOfClients, out var rule, out var message);
            content = unpacked.Span;
            return rule is null || Refuse(ref violations, rule, message);
        }

        return facts.IsPlain || Refuse(ref violations, Rules.MediaType, "must not be compressed by other means than gzip and br");
    }

    /// <summary>Notes that a part is missing.</summary>
    /// <param name="violations">Gets the violation.</param>
    /// <param name="part">The part.</param>
    /// <param name="name">The segment of the parameter in a JSON pointer, or null for the part itself.</param>
    public static void RefuseMissing(ref Violations violations, string part, string? name) =>
        violations.Add(new Violation(name is null ? "/" + part : $"/{part}/{name}", Rules.Required, "is required"));

    /// <summary>Says that violations are in the body.</summary>
    /// <param name="violations">The violations.</param>
    /// <param name="from">How many there were before.</param>
    public static void UnderBody(ref Violations violations, int from) => violations.Under(from, "body");

    /// <summary>Gives memory back.</summary>
    internal void Dispose()
    {
        decoded.Return();
        unpacked.Return();
    }

    private static bool Refuse(ref Violations violations, string rule, string message)
    {
        violations.Add(new Violation("/body", rule, message));
        return false;
    }

    // What a reader returns may stand in memory of its own.
    private ReadOnlySpan<byte> Kept(scoped ReadOnlySpan<byte> text)
    {
        decoded.Add(text);
        return decoded.Span;
    }

    private readonly bool IsBase64() => parts[HttpPart.IsBase64] > 0 && At(HttpPart.IsBase64).TryBoolean(out var value) && value;

    private readonly ParameterReader Map(HttpPart part, string name, bool isEncoded) => parts[part] > 0 ? ParameterReader.OfMap(At(part), name, isEncoded) : default;

    private readonly EventReader At(HttpPart part) => new(utf8[parts[part]..], int.MaxValue, 2, repairText, new Violations(1));
}
