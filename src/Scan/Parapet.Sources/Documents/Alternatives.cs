using Parapet.Values;

namespace Parapet.Sources.Documents;

/// <summary>Works on all branches of undecided conditions and keeps the conditions where they stand.</summary>
internal static class Alternatives
{
    private const int Limit = 16;

    /// <summary>The value with each alternative replaced; absent alternatives are mapped too.</summary>
    public static Value Map(Value value, Func<Value, Value> change) => value is ChoiceValue choice
        ? ChoiceValue.Of(choice.Condition, Map(choice.WhenTrue, change), Map(choice.WhenFalse, change), choice.At)
        : change(value);

    /// <summary>The value, or unknown when it has so many alternatives that their combinations with those of other values would not end.</summary>
    public static Value Bounded(Value value) => value is ChoiceValue && value.Cases().Skip(Limit).Any()
        ? new UnknownValue(new Unknown(UnknownKind.TooLarge, $"more than {Limit} alternatives stand here"), value.At)
        : value;
}
