using System.Collections.Immutable;

namespace Parapet.Values;

/// <summary>
/// A string of which parts may be unknown: <c>arn:aws:sqs:eu-west-1:${AWS::AccountId}:orders</c> has a known start, one hole and a known end.
/// Immutable; two texts are equal when their parts are.
/// </summary>
public sealed class Text : IEquatable<Text>
{
    private Text(ImmutableArray<TextPart> parts) => Parts = parts;

    /// <summary>The empty string.</summary>
    public static Text Empty { get; } = new([]);

    /// <summary>Literals and holes in order; no two literals stand side by side and none is empty.</summary>
    public ImmutableArray<TextPart> Parts { get; }

    /// <summary>Whether there is no hole.</summary>
    public bool IsKnown => Parts.Length == 0 || (Parts.Length == 1 && Parts[0].Literal is not null);

    /// <summary>The whole string, or null when part of it is unknown.</summary>
    public string? Known => Parts.Length == 0 ? "" : Parts.Length == 1 ? Parts[0].Literal : null;

    /// <summary>What the string certainly starts with.</summary>
    public string Prefix => Parts.Length == 0 ? "" : Parts[0].Literal ?? "";

    /// <summary>What the string certainly ends with.</summary>
    public string Suffix => Parts.Length == 0 ? "" : Parts[^1].Literal ?? "";

    /// <summary>The first hole's reason, or null when all is known.</summary>
    public Unknown? Why => FirstHole?.Why;

    /// <summary>The first hole, or null when all is known.</summary>
    public Hole? FirstHole
    {
        get
        {
            foreach (var part in Parts)
            {
                if (part.Hole is { } hole)
                {
                    return hole;
                }
            }

            return null;
        }
    }

    /// <summary>The resource that the whole text stands for (<c>!Ref Queue</c>, <c>!GetAtt Queue.Arn</c>), or null.</summary>
    public Reference? Reference => Parts.Length == 1 ? Parts[0].Hole?.Reference : null;

    /// <summary>Every resource that is named anywhere in the text.</summary>
    public IEnumerable<Reference> References =>
        from part in Parts where part.Hole?.Reference is not null select part.Hole!.Reference!;

    /// <summary>A fully known string.</summary>
    public static Text Of(string literal) => literal.Length == 0 ? Empty : new([new TextPart(literal, null)]);

    /// <summary>A string of which nothing is known but why.</summary>
    public static Text Of(Hole hole) => new([new TextPart(null, hole)]);

    /// <summary>The texts joined end to end.</summary>
    public static Text Concat(params IEnumerable<Text> texts)
    {
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        foreach (var text in texts)
        {
            foreach (var part in text.Parts)
            {
                if (part.Literal is not null && parts.Count > 0 && parts[^1].Literal is { } before)
                {
                    parts[^1] = new TextPart(before + part.Literal, null);
                }
                else
                {
                    parts.Add(part);
                }
            }
        }

        return new Text(parts.ToImmutable());
    }

    /// <summary>Whether the certainly known parts contain <paramref name="value"/>; false says nothing when there are holes.</summary>
    public bool ContainsLiteral(string value)
    {
        foreach (var part in Parts)
        {
            if (part.Literal?.Contains(value, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc />
    public bool Equals(Text? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Text);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var part in Parts)
        {
            hash.Add(part);
        }

        return hash.ToHashCode();
    }

    /// <summary>The text as a template would spell it, holes as <c>${Name}</c>.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Literal ?? part.Hole!.ToString()));
}

/// <summary>One stretch of a <see cref="Text"/>: exactly one of the two is set.</summary>
/// <param name="Literal">Known characters, never empty.</param>
/// <param name="Hole">An unknown stretch of any length.</param>
public readonly record struct TextPart(string? Literal, Hole? Hole);

/// <summary>An unknown stretch of text.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Expression">What stands there in the input, such as <c>AWS::Region</c>, <c>Queue.Arn</c> or <c>resolve:ssm:/db/host</c>.</param>
/// <param name="Reference">The resource it stands for, when it does.</param>
public sealed record Hole(Unknown Why, string Expression, Reference? Reference = null)
{
    /// <summary><c>${Expression}</c>; dynamic references keep their own braces.</summary>
    public override string ToString() =>
        Why.Kind == UnknownKind.DynamicReference ? "{{" + Expression + "}}" : "${" + Expression + "}";
}

/// <summary>A pointer to a resource of the same deployment.</summary>
/// <param name="Resource">The resource's identifier in the deployment: its logical id, after the ids of the nested stacks it lies in (<c>Child/Orders</c>).</param>
/// <param name="Attribute">The attribute asked for by <c>Fn::GetAtt</c>; null for <c>Ref</c>.</param>
public sealed record Reference(string Resource, string? Attribute);
