using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Iam.Language;

/// <summary>Reads a policy out of a document's nodes.</summary>
public static class PolicyReader
{
    private static readonly string[] KnownElements =
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"];

    /// <summary>The policy; what cannot be read is listed in its <see cref="PolicyDocument.Unknowns"/>.</summary>
    public static PolicyDocument Read(Value document)
    {
        var unknowns = ImmutableArray.CreateBuilder<(Location, Unknown)>();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        foreach (var (each, whenDocument) in document.Cases())
        {
            var value = each is TextValue { Text.Known: { } json } ? PolicyText.Parse(json, each.At) : each;
            switch (value)
            {
                case MapValue:
                    foreach (var (statement, when) in value["Statement"].EachItem())
                    {
                        ReadStatement(statement, Conditions.Both(whenDocument, when), statements, unknowns);
                    }

                    break;
                case UnknownValue unknown:
                    unknowns.Add((unknown.At, unknown.Why));
                    break;
                case TextValue { Text.Why: { } why }:
                    unknowns.Add((value.At, why));
                    break;
                case AbsentValue:
                    break;
                default:
                    unknowns.Add((value.At, new Unknown(UnknownKind.Malformed, "a policy document is expected here")));
                    break;
            }
        }

        return new PolicyDocument
        {
            At = document.At,
            Version = document["Version"].AsString(),
            Statements = statements.ToImmutable(),
            Unknowns = unknowns.ToImmutable(),
        };
    }

    private static void ReadStatement(
        Value value,
        string? when,
        ImmutableArray<Statement>.Builder statements,
        ImmutableArray<(Location, Unknown)>.Builder unknowns)
    {
        switch (value)
        {
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    if (!KnownElements.Contains(entry.Key))
                    {
                        unknowns.Add((entry.KeyAt, new Unknown(UnknownKind.Malformed, $"`{entry.Key}` is not an element of a policy statement")));
                    }
                }

                foreach (var effect in map["Effect"].AsString().Known.Where(effect => effect.Value is not ("Allow" or "Deny")))
                {
                    unknowns.Add((effect.At, new Unknown(UnknownKind.Malformed, $"`{effect.Value}` is no effect; write `Allow` or `Deny`")));
                }

                statements.Add(new Statement
                {
                    At = map.At,
                    When = when,
                    Sid = map["Sid"].AsString(),
                    Effect = map["Effect"].AsString(),
                    Actions = map["Action"].AsTextItems(),
                    NotActions = map["NotAction"].AsTextItems(),
                    Resources = map["Resource"].AsTextItems(),
                    NotResources = map["NotResource"].AsTextItems(),
                    Principals = ReadPrincipals(map["Principal"]),
                    NotPrincipals = ReadPrincipals(map["NotPrincipal"]),
                    Conditions = ReadConditions(map["Condition"]),
                });
                break;
            case UnknownValue unknown:
                unknowns.Add((unknown.At, unknown.Why));
                break;
            default:
                unknowns.Add((value.At, new Unknown(UnknownKind.Malformed, "a policy statement is expected here")));
                break;
        }
    }

    private static ImmutableArray<Principal> ReadPrincipals(Value element)
    {
        var principals = ImmutableArray.CreateBuilder<Principal>();
        foreach (var (value, when) in element.Cases())
        {
            switch (value)
            {
                case MapValue map:
                    foreach (var entry in map.Entries)
                    {
                        principals.AddRange(entry.Value.AsTextItems().Select(item =>
                            new Principal(entry.Key, item.Text, item.At, Conditions.Both(when, item.When))));
                    }

                    break;
                case TextValue text:
                    principals.Add(new Principal("*", text.Text, text.At, when));
                    break;
                case UnknownValue unknown:
                    principals.Add(new Principal("*", Text.Of(new Hole(unknown.Why, unknown.Why.Detail)), unknown.At, when));
                    break;
            }
        }

        return principals.ToImmutable();
    }

    private static ImmutableArray<ConditionEntry> ReadConditions(Value element)
    {
        var conditions = ImmutableArray.CreateBuilder<ConditionEntry>();
        foreach (var (operators, when) in element.EachEntry())
        {
            foreach (var (key, whenKey) in operators.Value.EachEntry())
            {
                conditions.Add(new ConditionEntry(
                    operators.Key, key.Key, key.Value.AsTextItems(), key.KeyAt, Conditions.Both(when, whenKey)));
            }
        }

        return conditions.ToImmutable();
    }
}
