using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>Works on values that hold undecided branches.</summary>
internal static class Branches
{
    /// <summary>More conditions than this in one text would give more branches than anybody reads.</summary>
    private const int MaxConditions = 4;

    /// <summary>
    /// Computes a value from arguments that cannot hold branches: once for each combination of the conditions in them,
    /// never for one that contradicts itself. Beyond four conditions what is left counts as unknown.
    /// </summary>
    public static Value Over(ImmutableArray<Value> arguments, Func<ImmutableArray<Value>, Value> compute, Location at) =>
        Over(arguments, compute, at, MaxConditions);

    /// <summary>The value if <paramref name="condition"/> is known to be <paramref name="truth"/>; the very same node when nothing changes.</summary>
    public static Value Restrict(Value value, string condition, bool truth) =>
        First(value) is null ? value : Rewrite(value, choice =>
            choice.Condition == condition
                ? Restrict(truth ? choice.WhenTrue : choice.WhenFalse, condition, truth)
                : Rejoin(choice, Restrict(choice.WhenTrue, condition, truth), Restrict(choice.WhenFalse, condition, truth)));

    /// <summary>The first undecided branch in the value, or null.</summary>
    public static ChoiceValue? First(Value value)
    {
        switch (value)
        {
            case ChoiceValue choice:
                return choice;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    if (First(item) is { } inItem)
                    {
                        return inItem;
                    }
                }

                return null;
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    if (First(entry.Value) is { } inEntry)
                    {
                        return inEntry;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>The value with every alternative mapped.</summary>
    public static Value Map(Value value, Func<Value, Value> map) => value is ChoiceValue choice
        ? ChoiceValue.Of(choice.Condition, Map(choice.WhenTrue, map), Map(choice.WhenFalse, map), choice.At)
        : map(value);

    /// <summary>The value as if it were written at another place.</summary>
    public static Value Move(Value value, Location at) => value switch
    {
        TextValue text => new TextValue(text.Text, text.Kind, at),
        ListValue list => new ListValue([.. list.Items.Select(item => Move(item, at))], at),
        MapValue map => new MapValue([.. map.Entries.Select(entry => new MapEntry(entry.Key, at, Move(entry.Value, at)))], at),
        ChoiceValue choice => ChoiceValue.Of(choice.Condition, Move(choice.WhenTrue, at), Move(choice.WhenFalse, at), at),
        UnknownValue unknown => new UnknownValue(unknown.Why, at),
        _ => new AbsentValue(at),
    };

    private static Value Over(ImmutableArray<Value> arguments, Func<ImmutableArray<Value>, Value> compute, Location at, int left)
    {
        var choice = arguments.Select(First).FirstOrDefault(found => found is not null);
        if (choice is null)
        {
            return compute(arguments);
        }

        if (left == 0)
        {
            return compute([.. arguments.Select(Collapse)]);
        }

        return ChoiceValue.Of(
            choice.Condition,
            Over([.. arguments.Select(value => Restrict(value, choice.Condition, true))], compute, at, left - 1),
            Over([.. arguments.Select(value => Restrict(value, choice.Condition, false))], compute, at, left - 1),
            at);
    }

    private static Value Collapse(Value value) => First(value) is null ? value : Rewrite(value, choice =>
        new UnknownValue(new Unknown(UnknownKind.Condition, choice.Condition), choice.At));

    private static Value Rewrite(Value value, Func<ChoiceValue, Value> rewrite) => value switch
    {
        ChoiceValue choice => rewrite(choice),
        ListValue list => new ListValue([.. list.Items.Select(item => Rewrite(item, rewrite)).Where(item => !item.IsAbsent)], list.At),
        MapValue map => new MapValue(
            [.. map.Entries.Select(entry => entry with { Value = Rewrite(entry.Value, rewrite) }).Where(entry => !entry.Value.IsAbsent)],
            map.At),
        _ => value,
    };

    private static Value Rejoin(ChoiceValue choice, Value whenTrue, Value whenFalse) =>
        ReferenceEquals(whenTrue, choice.WhenTrue) && ReferenceEquals(whenFalse, choice.WhenFalse)
            ? choice
            : ChoiceValue.Of(choice.Condition, whenTrue, whenFalse, choice.At);
}
