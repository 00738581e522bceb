using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Iam.Language;

/// <summary>Reads a policy out of JSON text or out of a document's nodes.</summary>
public static class PolicyReader
{
    private static readonly string[] KnownElements =
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"];

    /// <summary>The policy that a JSON text holds; what cannot be read is listed in its <see cref="PolicyDocument.Unknowns"/>.</summary>
    /// <param name="utf8">The text, in UTF-8.</param>
    /// <param name="file">What places are to name as the file.</param>
    public static PolicyDocument ReadJson(ReadOnlySpan<byte> utf8, string file) => Read(PolicyJson.Parse(utf8, file));

    /// <summary>The policy; what cannot be read is listed in its <see cref="PolicyDocument.Unknowns"/>.</summary>
    public static PolicyDocument Read(Value document)
    {
        var unknowns = ImmutableArray.CreateBuilder<(Location, Unknown)>();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var elements = ImmutableArray.CreateBuilder<Element>();
        Value first = document;
        foreach (var (each, whenDocument) in document.Cases())
        {
            var value = each is TextValue { Text.Known: { } json } ? PolicyJson.Parse(json, each.At) : each;
            first = each == document ? value : first;
            switch (value)
            {
                case MapValue map:
                    elements.AddRange(map.Entries.Select(entry => new Element(entry.Key, entry.KeyAt)));
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
            Version = first["Version"].AsString(),
            Id = first["Id"].AsString(),
            Statements = statements.ToImmutable(),
            Elements = elements.ToImmutable(),
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
                    Actions = Names(map["Action"], unknowns),
                    NotActions = Names(map["NotAction"], unknowns),
                    Resources = Names(map["Resource"], unknowns),
                    NotResources = Names(map["NotResource"], unknowns),
                    Principals = ReadPrincipals(map["Principal"], unknowns),
                    NotPrincipals = ReadPrincipals(map["NotPrincipal"], unknowns),
                    Conditions = ReadConditions(map["Condition"], unknowns),
                    Elements = [.. map.Entries.Select(entry => new Element(entry.Key, entry.KeyAt))],
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

    // Numbers and truth values are names of nothing; as condition values and account numbers they are usual.
    private static ImmutableArray<TextItem> Names(Value value, ImmutableArray<(Location, Unknown)>.Builder unknowns)
    {
        foreach (var (item, _) in value.EachItem())
        {
            if (item is TextValue { Kind: ScalarKind.Number or ScalarKind.Boolean })
            {
                unknowns.Add((item.At, new Unknown(UnknownKind.Malformed, "a string is expected here")));
            }
        }

        return Texts(value, unknowns);
    }

    // A member that is no text would otherwise vanish, and the statement would say less than its author wrote.
    private static ImmutableArray<TextItem> Texts(Value value, ImmutableArray<(Location, Unknown)>.Builder unknowns)
    {
        foreach (var (item, _) in value.EachItem())
        {
            if (item is MapValue or ListValue or TextValue { Kind: ScalarKind.Null })
            {
                unknowns.Add((item.At, new Unknown(UnknownKind.Malformed, "a string is expected here")));
            }
        }

        return value.AsTextItems();
    }

    private static ImmutableArray<Principal> ReadPrincipals(Value element, ImmutableArray<(Location, Unknown)>.Builder unknowns)
    {
        var principals = ImmutableArray.CreateBuilder<Principal>();
        foreach (var (value, when) in element.Cases())
        {
            switch (value)
            {
                case MapValue map:
                    foreach (var entry in map.Entries)
                    {
                        principals.AddRange(Texts(entry.Value, unknowns).Select(item =>
                            new Principal(entry.Key, item.Text, item.At, Conditions.Both(when, item.When))));
                    }

                    break;
                case TextValue { Kind: not ScalarKind.Null } text:
                    principals.Add(new Principal("*", text.Text, text.At, when));
                    break;
                case UnknownValue unknown:
                    principals.Add(new Principal("*", Text.Of(new Hole(unknown.Why, unknown.Why.Detail)), unknown.At, when));
                    break;
                case AbsentValue:
                    break;
                default:
                    unknowns.Add((value.At, new Unknown(UnknownKind.Malformed, "a principal is expected here: `\"*\"`, or a map of principals by their type")));
                    break;
            }
        }

        return principals.ToImmutable();
    }

    private static ImmutableArray<ConditionEntry> ReadConditions(Value element, ImmutableArray<(Location, Unknown)>.Builder unknowns)
    {
        var conditions = ImmutableArray.CreateBuilder<ConditionEntry>();
        NotMaps(element, unknowns);
        foreach (var (operators, when) in element.EachEntry())
        {
            NotMaps(operators.Value, unknowns);
            foreach (var (key, whenKey) in operators.Value.EachEntry())
            {
                conditions.Add(new ConditionEntry(
                    operators.Key, key.Key, Texts(key.Value, unknowns), key.KeyAt, Conditions.Both(when, whenKey)));
            }
        }

        return conditions.ToImmutable();
    }

    // A condition that cannot be read must not turn into no condition.
    private static void NotMaps(Value value, ImmutableArray<(Location, Unknown)>.Builder unknowns)
    {
        foreach (var (each, _) in value.Cases())
        {
            if (each is UnknownValue unknown)
            {
                unknowns.Add((unknown.At, unknown.Why));
            }
            else if (each is not (MapValue or AbsentValue))
            {
                unknowns.Add((each.At, new Unknown(UnknownKind.Malformed, "a map is expected here: operators, each with a map of keys and values")));
            }
        }
    }
}
