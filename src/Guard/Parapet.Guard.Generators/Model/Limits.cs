namespace Parapet.Guard.Generators.Model;

/// <summary>What the attributes of a member ask for.</summary>
internal sealed record Limits
{
    public static readonly Limits None = new();

    /// <summary>Neither empty nor white space only.</summary>
    public bool NotBlank { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

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
internal sealed record FormatCheck(string Method, string Message, string JsonName);

/// <summary>A pattern as tables that <c>Patterns.Matches</c> runs.</summary>
internal sealed record PatternTable(string Source, EquatableArray<byte> Classes, EquatableArray<byte> Steps, int Width);
