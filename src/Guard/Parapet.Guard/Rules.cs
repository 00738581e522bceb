namespace Parapet.Guard;

/// <summary>The names of the rules that an event can break. The reader stops at those of the first group; after the others it goes on.</summary>
public static class Rules
{
    /// <summary>The text is not JSON (RFC 8259), or something follows the value.</summary>
    public const string Json = "json";

    /// <summary>A string has bytes that are not UTF-8, or half a surrogate.</summary>
    public const string Encoding = "encoding";

    /// <summary>Nested deeper than the contract allows.</summary>
    public const string Depth = "depth";

    /// <summary>Larger than the contract allows.</summary>
    public const string Bytes = "bytes";

    /// <summary>More items in an array than the contract allows.</summary>
    public const string Items = "items";

    /// <summary>More entries or properties than the contract allows.</summary>
    public const string Properties = "properties";

    /// <summary>Another kind of value than the contract declares.</summary>
    public const string Type = "type";

    /// <summary>Null where the contract does not allow it.</summary>
    public const string Null = "null";

    /// <summary>A property that must be there is not.</summary>
    public const string Required = "required";

    /// <summary>A property that the contract does not declare.</summary>
    public const string Unknown = "unknown";

    /// <summary>A property that stands twice in one object.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Empty, or nothing but white space, where <c>[Required]</c> asks for content.</summary>
    public const string Blank = "blank";

    /// <summary>A string, array, dictionary or sequence of bytes is too short or too long.</summary>
    public const string Length = "length";

    /// <summary>A number has a fraction where a whole one is declared.</summary>
    public const string Integer = "integer";

    /// <summary>A number is larger or smaller than its type.</summary>
    public const string Overflow = "overflow";

    /// <summary>A number has more digits than its type can hold.</summary>
    public const string Precision = "precision";

    /// <summary>A number is outside its range.</summary>
    public const string Range = "range";

    /// <summary>A string does not match its pattern.</summary>
    public const string Pattern = "pattern";

    /// <summary>A value is not one of those allowed.</summary>
    public const string Allowed = "allowed";

    /// <summary>A value is one of those denied.</summary>
    public const string Denied = "denied";

    /// <summary>A string is not written in its format.</summary>
    public const string Format = "format";

    /// <summary>The body of an HTTP request is of another media type than JSON in UTF-8, or compressed in a way that is not known.</summary>
    public const string MediaType = "media-type";
}
