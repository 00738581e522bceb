using System.Collections.Immutable;

namespace Parapet.Iam.Evaluation;

/// <summary>
/// The condition keys of a request with their values. Names of keys compare without case.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
public sealed class RequestContext
{
    // Not a frozen dictionary: a context is read a few times and made for every request.
    private readonly Dictionary<string, ContextValue> values;

    private RequestContext(Dictionary<string, ContextValue> values, bool isOpen)
    {
        this.values = values;
        IsOpen = isOpen;
    }

    /// <summary>A context in which no key is present.</summary>
    public static RequestContext Empty { get; } = Of([]);

    /// <summary>A context of which nothing is known.</summary>
    public static RequestContext Open { get; } = Of([], isOpen: true);

    /// <summary>Whether keys that are not named are unknown; else they are absent.</summary>
    public bool IsOpen { get; }

    /// <summary>The keys that are named, with their values.</summary>
    public IEnumerable<KeyValuePair<string, ContextValue>> Values => values.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a key.</summary>
    public ContextValue this[string key] =>
        values.TryGetValue(key, out var value) ? value : IsOpen ? ContextValue.Unknown : ContextValue.Absent;

    /// <summary>A context with the given keys; the last of equal ones counts.</summary>
    /// <param name="values">Keys and values.</param>
    /// <param name="isOpen">Whether keys that are not named are unknown rather than absent.</param>
    public static RequestContext Of(IEnumerable<KeyValuePair<string, ContextValue>> values, bool isOpen = false)
    {
        var merged = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in values)
        {
            merged[key] = value;
        }

        return new RequestContext(merged, isOpen);
    }

    /// <summary>The same context with more keys, which count before those that are there.</summary>
    public RequestContext With(IEnumerable<KeyValuePair<string, ContextValue>> more) => Of(values.Concat(more), IsOpen);
}

/// <summary>The value of one condition key.</summary>
/// <param name="State">Known, absent or unknown.</param>
/// <param name="Values">The values when known: one, or any number when the key is multivalued.</param>
/// <param name="IsMultivalued">Whether the key can have several values, such as <c>aws:TagKeys</c>.</param>
public readonly record struct ContextValue(ContextState State, ImmutableArray<string> Values, bool IsMultivalued)
{
    /// <summary>The request does not have the key.</summary>
    public static ContextValue Absent { get; } = new(ContextState.Absent, [], false);

    /// <summary>The request may have the key or not, with any value.</summary>
    public static ContextValue Unknown { get; } = new(ContextState.Unknown, [], false);

    /// <summary>The request has the key, with a value that is not known.</summary>
    public static ContextValue Present { get; } = new(ContextState.Present, [], false);

    /// <summary>One value.</summary>
    public static ContextValue Of(string value) => new(ContextState.Known, [value], false);

    /// <summary>The values of a multivalued key.</summary>
    public static ContextValue OfMany(params IEnumerable<string> values) => new(ContextState.Known, [.. values], true);
}

/// <summary>What is known of a condition key.</summary>
public enum ContextState : byte
{
    /// <summary>The request does not have it.</summary>
    Absent,

    /// <summary>It has it, with known values.</summary>
    Known,

    /// <summary>It has it, with an unknown value.</summary>
    Present,

    /// <summary>It may have it or not.</summary>
    Unknown,
}
