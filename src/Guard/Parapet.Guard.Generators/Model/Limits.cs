namespace Parapet.Guard.Generators.Model;

/// <summary>What the attributes of a member ask for.</summary>
internal sealed record Limits
{
    public static readonly Limits None = new();

    /// <summary>Neither empty nor white space only.</summary>
    public bool NotBlank { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Lengths of a string are in code points, as schemas count, and not in UTF-16 units.</summary>
    public bool CountsCodePoints { get; init; }

    public NumberRange? Range { get; init; }

    public EquatableArray<PatternTable> Patterns { get; init; }

    /// <summary>Texts as they are, numbers as C# literals of the member's type.</summary>
    public EquatableArray<string> Allowed { get; init; }

    /// <summary>Texts as they are, numbers as C# literals of the member's type.</summary>
    public EquatableArray<string> Denied { get; init; }

    public EquatableArray<FormatCheck> Formats { get; init; }
}

/// <summary>A range with C# literals of the member's type; a missing one is no bound.</summary>
internal sealed record NumberRange(string? Min, string? Max, bool MinIsExclusive, bool MaxIsExclusive);

/// <summary>A format: the method that checks it, its message, and its name in JSON Schema; base64 has none.</summary>
internal sealed record FormatCheck(string Method, string Message, string JsonName)
{
    public static readonly FormatCheck Base64 = new("IsBase64", "must be base64 (RFC 4648)", "");

    // The members of Parapet.Guard.TextFormat, in order.
    private static readonly (string Method, string JsonName)[] All =
    [
        ("IsDateTime", "date-time"), ("IsDate", "date"), ("IsTime", "time"), ("IsUuid", "uuid"), ("IsEmail", "email"), ("IsHostname", "hostname"), ("IsIPv4", "ipv4"), ("IsIPv6", "ipv6"),
        ("IsUri", "uri"),
    ];

    public static IEnumerable<string> Names => All.Select(format => format.JsonName);

    /// <summary>The format with a number of <c>TextFormat</c>.</summary>
    public static (string Method, string JsonName)? Of(int number) => number >= 0 && number < All.Length ? All[number] : null;

    /// <summary>The check of a format that JSON Schema names.</summary>
    public static FormatCheck? Of(string jsonName) =>
        All.FirstOrDefault(format => format.JsonName == jsonName).Method is { } method ? new FormatCheck(method, $"must be written in the format {jsonName}", jsonName) : null;
}

/// <summary>A pattern as tables that <c>Patterns.Matches</c> runs.</summary>
internal sealed record PatternTable(string Source, EquatableArray<byte> Classes, EquatableArray<byte> Steps, int Width);
