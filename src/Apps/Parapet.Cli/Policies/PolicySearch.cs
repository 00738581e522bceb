using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>Finds out whether a policy stands anywhere in a resource's properties, whatever the property is called.</summary>
internal static class PolicySearch
{
    /// <summary>Whether there is a policy.</summary>
    public static bool Has(Value value) => Find(value, statement => !statement["Effect"].IsAbsent, "\"Effect\"");

    /// <summary>Whether there is a policy that denies something.</summary>
    public static bool Denies(Value value) => Find(value, statement => statement["Effect"].AsString().Cases.Any(effect => effect.State != CaseState.Absent && effect.Value != "Allow"), "\"Deny\"");

    private static bool Find(Value value, Func<Value, bool> statement, string inText) => value switch
    {
        TextValue { Text: var text } => text.ContainsLiteral("\"Statement\"") && text.ContainsLiteral(inText),
        ListValue list => list.Items.Any(item => Find(item, statement, inText)),
        MapValue map => map.Entries.Any(entry =>
            (entry.Key == "Statement" && entry.Value.EachItem().Any(item => statement(item.Value))) || Find(entry.Value, statement, inText)),
        ChoiceValue choice => Find(choice.WhenTrue, statement, inText) || Find(choice.WhenFalse, statement, inText),
        _ => false,
    };
}
