using System.Collections.Immutable;

namespace Parapet.Values;

/// <summary>
/// A typed value read from a deployment: known, absent or unknown, never guessed.
/// An undecidable condition gives one case for each branch.
/// </summary>
/// <typeparam name="T">The type of the value when known.</typeparam>
public sealed class Resolved<T>
    where T : notnull
{
    internal Resolved(ImmutableArray<Case<T>> cases, Location at)
    {
        Cases = cases;
        At = at;
    }

    /// <summary>The alternatives; exactly one unless an undecidable condition splits the value.</summary>
    public ImmutableArray<Case<T>> Cases { get; }

    /// <summary>The place of the value, or of the thing that lacks it.</summary>
    public Location At { get; }

    /// <summary>Whether it is certain that there is no value.</summary>
    public bool IsAbsent => Cases.All(c => c.State == CaseState.Absent);

    /// <summary>The value when it is the only case and known; else the type's default.</summary>
    public T? ValueOrDefault => Cases is [{ State: CaseState.Known } only] ? only.Value : default;

    /// <summary>The known alternatives.</summary>
    public IEnumerable<Case<T>> Known => Cases.Where(c => c.State == CaseState.Known);

    /// <summary>Whether some alternative is certainly this value.</summary>
    public bool Is(T value) => Cases.Any(c => c.State == CaseState.Known && EqualityComparer<T>.Default.Equals(c.Value, value));

    /// <summary>The same cases with the known values mapped.</summary>
    public Resolved<TTo> Map<TTo>(Func<T, TTo> map)
        where TTo : notnull =>
        new([.. Cases.Select(c => new Case<TTo>(c.State, c.State == CaseState.Known ? map(c.Value!) : default, c.Why, c.At, c.When))], At);
}

/// <summary>Makes <see cref="Resolved{T}"/> values.</summary>
public static class Resolved
{
    /// <summary>A known value.</summary>
    public static Resolved<T> Known<T>(T value, Location at)
        where T : notnull => new([new Case<T>(CaseState.Known, value, null, at, null)], at);

    /// <summary>Certainly no value.</summary>
    public static Resolved<T> Absent<T>(Location at)
        where T : notnull => new([new Case<T>(CaseState.Absent, default, null, at, null)], at);

    /// <summary>An unknown value.</summary>
    public static Resolved<T> Unknown<T>(Unknown why, Location at)
        where T : notnull => new([new Case<T>(CaseState.Unknown, default, why, at, null)], at);

    /// <summary>Text, which may have holes.</summary>
    public static Resolved<Text> AsText(this Value value) => From<Text>(value, text => (text, null));

    /// <summary>Text without holes; with holes it is unknown.</summary>
    public static Resolved<string> AsString(this Value value) =>
        From<string>(value, text => text.Known is { } known ? (known, null) : (null, text.Why));

    /// <summary>A boolean, however the template spells it (<c>true</c>, <c>"true"</c>, <c>True</c>).</summary>
    public static Resolved<bool> AsBool(this Value value) => FromStruct<bool>(value, text =>
        bool.TryParse(text, out var parsed) ? parsed : null, "true or false");

    /// <summary>A whole number.</summary>
    public static Resolved<int> AsInt(this Value value) => FromStruct<int>(value, text =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed : null, "a whole number");

    /// <summary>The texts of a list (or of a single value), each with its place and condition; unknown members become texts with one hole.</summary>
    public static ImmutableArray<TextItem> AsTextItems(this Value value)
    {
        var items = ImmutableArray.CreateBuilder<TextItem>();
        foreach (var (item, when) in value.EachItem())
        {
            switch (item)
            {
                case TextValue text when text.Kind != ScalarKind.Null:
                    items.Add(new TextItem(text.Text, text.At, when));
                    break;
                case UnknownValue unknown:
                    items.Add(new TextItem(Text.Of(new Hole(unknown.Why, unknown.Why.Detail)), unknown.At, when));
                    break;
            }
        }

        return items.ToImmutable();
    }

    private static Resolved<T> From<T>(Value value, Func<Text, (T? Value, Unknown? Why)> read)
        where T : class
    {
        var cases = ImmutableArray.CreateBuilder<Case<T>>();
        foreach (var (each, when) in value.Cases())
        {
            cases.Add(each switch
            {
                TextValue { Kind: ScalarKind.Null } or AbsentValue => new Case<T>(CaseState.Absent, null, null, each.At, when),
                TextValue text when read(text.Text) is { Value: { } known } => new Case<T>(CaseState.Known, known, null, each.At, when),
                TextValue text => new Case<T>(CaseState.Unknown, null, read(text.Text).Why, each.At, when),
                UnknownValue unknown => new Case<T>(CaseState.Unknown, null, unknown.Why, each.At, when),
                _ => new Case<T>(CaseState.Unknown, null, new Unknown(UnknownKind.Malformed, "a string is expected here"), each.At, when),
            });
        }

        return new Resolved<T>(cases.ToImmutable(), value.At);
    }

    private static Resolved<T> FromStruct<T>(Value value, Func<string, T?> parse, string expected)
        where T : struct
    {
        var cases = ImmutableArray.CreateBuilder<Case<T>>();
        foreach (var c in value.AsString().Cases)
        {
            cases.Add(c.State switch
            {
                CaseState.Known when parse(c.Value!) is { } parsed => new Case<T>(CaseState.Known, parsed, null, c.At, c.When),
                CaseState.Known => new Case<T>(CaseState.Unknown, default, new Unknown(UnknownKind.Malformed, $"{expected} is expected here"), c.At, c.When),
                _ => new Case<T>(c.State, default, c.Why, c.At, c.When),
            });
        }

        return new Resolved<T>(cases.ToImmutable(), value.At);
    }
}

/// <summary>One alternative of a resolved value.</summary>
/// <typeparam name="T">The type of the value when known.</typeparam>
/// <param name="State">Known, absent or unknown.</param>
/// <param name="Value">The value when known.</param>
/// <param name="Why">The reason when unknown.</param>
/// <param name="At">The place of this alternative.</param>
/// <param name="When">The condition under which it holds; null for always.</param>
public sealed record Case<T>(CaseState State, T? Value, Unknown? Why, Location At, string? When);

/// <summary>The three states of a value.</summary>
public enum CaseState
{
    /// <summary>The value is there and known.</summary>
    Known,

    /// <summary>There is certainly no value.</summary>
    Absent,

    /// <summary>There may be any value or none.</summary>
    Unknown,
}

/// <summary>One text out of a list, with its place.</summary>
/// <param name="Text">The text, perhaps with holes.</param>
/// <param name="At">Where it stands.</param>
/// <param name="When">The condition under which it is in the list; null for always.</param>
public sealed record TextItem(Text Text, Location At, string? When);
