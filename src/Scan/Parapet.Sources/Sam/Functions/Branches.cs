using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>Takes undecided lists and settings apart without losing their conditions.</summary>
internal static class Branches
{
    /// <summary>The members of a list that may be undecided as a whole or in part; <c>Wrap</c> puts the member's conditions around what is made of it.</summary>
    public static IEnumerable<(Value Item, Func<Value, Value> Wrap)> Items(Value value) => Items(value, made => made);

    /// <summary>Whether there is something that the transform takes for a setting: neither absent, null, nor empty.</summary>
    public static bool IsSet(Value value) => value switch
    {
        AbsentValue or TextValue { Kind: ScalarKind.Null } or TextValue { Text.Parts.IsEmpty: true } => false,
        MapValue map => !map.Entries.IsEmpty,
        ListValue list => !list.Items.IsEmpty,
        _ => true,
    };

    /// <summary>The condition under which there is no value; null when there is none always, or under several conditions.</summary>
    public static string? WhenAbsent(Value value)
    {
        var absent = value.Cases().Where(c => !IsSet(c.Value)).ToList();
        return absent.Count == 1 ? absent[0].When : null;
    }

    private static IEnumerable<(Value Item, Func<Value, Value> Wrap)> Items(Value value, Func<Value, Value> wrap) => value switch
    {
        AbsentValue or TextValue { Kind: ScalarKind.Null } => [],
        ListValue list => list.Items.SelectMany(item => Items(item, wrap)),
        ChoiceValue choice =>
        [
            .. Items(choice.WhenTrue, made => wrap(ChoiceValue.Of(choice.Condition, made, new AbsentValue(choice.At), choice.At))),
            .. Items(choice.WhenFalse, made => wrap(ChoiceValue.Of(choice.Condition, new AbsentValue(choice.At), made, choice.At))),
        ],
        _ => [(value, wrap)],
    };
}
