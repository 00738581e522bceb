using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Parapet.Values;

/// <summary>
/// A node of a document, before or after its references are resolved. Every node knows its place. Immutable.
/// The node kinds are closed: text, list, map, and, after resolving, choice, unknown and absent.
/// </summary>
public abstract class Value
{
    private protected Value(Location at) => At = at;

    /// <summary>Where the node starts: the first character of the value itself, not of its key.</summary>
    public Location At { get; }

    /// <summary>Whether there is no value here: a missing property, or <c>AWS::NoValue</c>.</summary>
    public bool IsAbsent => this is AbsentValue;

    /// <summary>
    /// The property <paramref name="key"/>: through a choice it is a choice, of an unknown it is unknown,
    /// of anything that has no such property it is absent, at this node's place.
    /// </summary>
    public Value this[string key] => this switch
    {
        MapValue map => map.TryGet(key, out var value) ? value : new AbsentValue(At),
        ChoiceValue choice => ChoiceValue.Of(choice.Condition, choice.WhenTrue[key], choice.WhenFalse[key], choice.At),
        UnknownValue => this,
        _ => new AbsentValue(At),
    };

    /// <summary>The property at the end of a path of keys.</summary>
    public Value Path(params ReadOnlySpan<string> keys)
    {
        var value = this;
        foreach (var key in keys)
        {
            value = value[key];
        }

        return value;
    }

    /// <summary>The alternatives of this node, each with the condition under which it holds; one with no condition when there is no choice.</summary>
    public IEnumerable<(Value Value, string? When)> Cases() => Cases(null);

    /// <summary>
    /// The members of a list; a value that is not a list counts as a list of one, as AWS policies allow.
    /// Choices among lists or members are flattened, absent members left out, unknown ones kept.
    /// </summary>
    public IEnumerable<(Value Value, string? When)> EachItem()
    {
        foreach (var (value, when) in Cases())
        {
            if (value is ListValue list)
            {
                foreach (var item in list.Items)
                {
                    foreach (var (inner, also) in item.EachItem())
                    {
                        yield return (inner, Conditions.Both(when, also));
                    }
                }
            }
            else if (!value.IsAbsent)
            {
                yield return (value, when);
            }
        }
    }

    /// <summary>The entries of a map, choices flattened; nothing when this is no map.</summary>
    public IEnumerable<(MapEntry Entry, string? When)> EachEntry()
    {
        foreach (var (value, when) in Cases())
        {
            if (value is MapValue map)
            {
                foreach (var entry in map.Entries)
                {
                    yield return (entry, when);
                }
            }
        }
    }

    private IEnumerable<(Value Value, string? When)> Cases(string? when)
    {
        if (this is not ChoiceValue choice)
        {
            yield return (this, when);
            yield break;
        }

        foreach (var inner in choice.WhenTrue.Cases(Conditions.Both(when, choice.Condition)))
        {
            yield return inner;
        }

        foreach (var inner in choice.WhenFalse.Cases(Conditions.Both(when, Conditions.Not(choice.Condition))))
        {
            yield return inner;
        }
    }
}

/// <summary>A scalar: known or partly known text. Numbers and booleans keep their spelling.</summary>
public sealed class TextValue(Text text, ScalarKind kind, Location at) : Value(at)
{
    /// <summary>A known string.</summary>
    public TextValue(string text, Location at)
        : this(Text.Of(text), ScalarKind.String, at)
    {
    }

    /// <summary>The characters, without quotes or escapes.</summary>
    public Text Text { get; } = text;

    /// <summary>What the document's syntax makes of the scalar.</summary>
    public ScalarKind Kind { get; } = kind;

    /// <inheritdoc />
    public override string ToString() => Text.ToString();
}

/// <summary>What a scalar is by the syntax of its document.</summary>
public enum ScalarKind
{
    /// <summary>A string.</summary>
    String,

    /// <summary>An integer or a floating-point number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary><c>null</c>, <c>~</c> or nothing; the text is empty.</summary>
    Null,
}

/// <summary>An ordered list.</summary>
public sealed class ListValue(ImmutableArray<Value> items, Location at) : Value(at)
{
    /// <summary>The members in order.</summary>
    public ImmutableArray<Value> Items { get; } = items;
}

/// <summary>A map with string keys, in the order of the document.</summary>
public sealed class MapValue(ImmutableArray<MapEntry> entries, Location at) : Value(at)
{
    private const int LinearSearchLimit = 12;

    private Dictionary<string, int>? index;

    /// <summary>An empty map.</summary>
    public static MapValue Empty { get; } = new([], Location.None);

    /// <summary>The entries in the order of the document; keys are unique.</summary>
    public ImmutableArray<MapEntry> Entries { get; } = entries;

    /// <summary>Whether the map has the key, and its value.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out Value? value)
    {
        value = Find(key)?.Value;
        return value is not null;
    }

    /// <summary>The entry with the key, or null.</summary>
    public MapEntry? Find(string key)
    {
        if (Entries.Length <= LinearSearchLimit)
        {
            foreach (var entry in Entries)
            {
                if (string.Equals(entry.Key, key, StringComparison.Ordinal))
                {
                    return entry;
                }
            }

            return null;
        }

        index ??= BuildIndex();
        return index.TryGetValue(key, out var at) ? Entries[at] : null;
    }

    /// <summary>A map with the entry set: replaced where the key stands, else added at the end.</summary>
    public MapValue With(string key, Value value)
    {
        for (var i = 0; i < Entries.Length; i++)
        {
            if (Entries[i].Key == key)
            {
                return new MapValue(Entries.SetItem(i, Entries[i] with { Value = value }), At);
            }
        }

        return new MapValue(Entries.Add(new MapEntry(key, value.At, value)), At);
    }

    /// <summary>A map without the key.</summary>
    public MapValue Without(string key) => new(Entries.RemoveAll(entry => entry.Key == key), At);

    private Dictionary<string, int> BuildIndex()
    {
        var built = new Dictionary<string, int>(Entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < Entries.Length; i++)
        {
            built.TryAdd(Entries[i].Key, i);
        }

        return built;
    }
}

/// <summary>One entry of a map.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyAt">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record MapEntry(string Key, Location KeyAt, Value Value);

/// <summary>Two alternatives between which a condition decides that cannot be decided from what was read.</summary>
public sealed class ChoiceValue : Value
{
    private ChoiceValue(string condition, Value whenTrue, Value whenFalse, Location at)
        : base(at)
    {
        Condition = condition;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
    }

    /// <summary>The condition's name in the template.</summary>
    public string Condition { get; }

    /// <summary>The value when the condition holds.</summary>
    public Value WhenTrue { get; }

    /// <summary>The value when it does not.</summary>
    public Value WhenFalse { get; }

    /// <summary>The choice; when both branches are absent, simply absent.</summary>
    public static Value Of(string condition, Value whenTrue, Value whenFalse, Location at) =>
        whenTrue.IsAbsent && whenFalse.IsAbsent ? new AbsentValue(at) : new ChoiceValue(condition, whenTrue, whenFalse, at);
}

/// <summary>A value of unknown shape.</summary>
public sealed class UnknownValue(Unknown why, Location at) : Value(at)
{
    /// <summary>The reason.</summary>
    public Unknown Why { get; } = why;
}

/// <summary>No value: the property is missing, or was removed by <c>AWS::NoValue</c>. The place is where it would be.</summary>
public sealed class AbsentValue(Location at) : Value(at);
