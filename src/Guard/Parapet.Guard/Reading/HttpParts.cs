using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Parapet.Guard.Reading;

/// <summary>Which part of an HTTP request a property of an envelope is.</summary>
internal enum HttpPart
{
    /// <summary>The body, the payload's contract.</summary>
    Body,

    /// <summary>Whether the body is in base64.</summary>
    IsBase64,

    /// <summary>Headers, by name; each a text or a list of texts.</summary>
    Headers,

    /// <summary>Headers, by name, each a list of texts. Goes before <see cref="Headers"/>, which has only the last of each.</summary>
    HeaderLists,

    /// <summary>Parameters of the path, by name.</summary>
    PathParameters,

    /// <summary>Parameters of the query, by name; each a text or a list of texts.</summary>
    Query,

    /// <summary>Parameters of the query, by name, each a list of texts. Goes before <see cref="Query"/>, which has only the last of each.</summary>
    QueryLists,

    /// <summary>The query as the client wrote it. Goes before the others.</summary>
    RawQuery,

    /// <summary>As <see cref="Query"/>, but still percent-encoded.</summary>
    EncodedQuery,

    /// <summary>As <see cref="QueryLists"/>, but still percent-encoded.</summary>
    EncodedQueryLists,
}

/// <summary>Marks a property of an envelope as part of an HTTP request.</summary>
/// <param name="part">The part.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HttpPartAttribute(HttpPart part) : Attribute
{
    /// <summary>The part.</summary>
    public HttpPart Part { get; } = part;
}

/// <summary>Where the parts of an HTTP request stand in an event: what is before the body decides how the body is read, and may come after it. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct HttpParts
{
    private Places places;

    /// <summary>Notes that a part begins where the reader is.</summary>
    /// <param name="part">The part's number.</param>
    /// <param name="reader">The reader, at the value.</param>
    public void Mark(int part, ref EventReader reader) => places[part] = reader.Place();

    /// <summary>Where a part begins; 0 when it is not there, or null.</summary>
    internal readonly int this[HttpPart part] => places[(int)part];

    [InlineArray(10)]
    private struct Places
    {
        private int first;
    }
}
