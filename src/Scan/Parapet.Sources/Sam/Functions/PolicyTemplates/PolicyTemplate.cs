using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions.PolicyTemplates;

/// <summary>A policy template of SAM. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html</summary>
/// <param name="Name">The name in <c>Policies</c>.</param>
/// <param name="Parameters">The parameters, all of them required.</param>
/// <param name="Statements">What it allows.</param>
internal sealed record PolicyTemplate(string Name, ImmutableArray<string> Parameters, ImmutableArray<StatementText> Statements)
{
    private static readonly Lazy<FrozenDictionary<string, PolicyTemplate>> Loaded = new(Load);

    /// <summary>All templates by name.</summary>
    public static FrozenDictionary<string, PolicyTemplate> All => Loaded.Value;

    /// <summary>The policy document that a template stands for; absent, with a problem reported, when there is no such template or a parameter is missing.</summary>
    /// <param name="expansion">The transform.</param>
    /// <param name="use">The entry in <c>Policies</c>: the template's name and its parameters.</param>
    public static Value Expand(Expansion expansion, MapEntry use)
    {
        if (!All.TryGetValue(use.Key, out var template))
        {
            expansion.Report(use.KeyAt, $"`{use.Key}` is no policy template of AWS SAM; correct the name, or write a statement");
            return new AbsentValue(use.KeyAt);
        }

        return template.Expand(expansion, use.KeyAt, use.Value);
    }

    private Value Expand(Expansion expansion, Location at, Value given)
    {
        if (FirstChoice(given) is { } choice)
        {
            return ChoiceValue.Of(
                choice.Condition,
                Expand(expansion, at, Decide(given, choice.Condition, true)),
                Expand(expansion, at, Decide(given, choice.Condition, false)),
                at);
        }

        var missing = Parameters.FirstOrDefault(name => given is not UnknownValue && !Branches.IsSet(given[name]));
        if (missing is not null)
        {
            expansion.Report(at, $"policy template `{Name}` needs the parameter `{missing}`; add it");
            return new AbsentValue(at);
        }

        return InlinePolicy.Document(at, Statements.Select(statement => statement.Expand(name => Parameter(given[name]), at)));
    }

    private static Text Parameter(Value value) => value switch
    {
        TextValue text => text.Text,
        UnknownValue unknown => Text.Of(new Hole(unknown.Why, unknown.Why.Detail)),
        _ => Text.Of(new Hole(new Unknown(UnknownKind.Malformed, "a string is expected here"), "?")),
    };

    private ChoiceValue? FirstChoice(Value given) =>
        given as ChoiceValue ?? Parameters.Select(name => given[name]).OfType<ChoiceValue>().FirstOrDefault();

    /// <summary>The value with one condition decided wherever it stands.</summary>
    private static Value Decide(Value value, string condition, bool holds) => value switch
    {
        ChoiceValue choice when choice.Condition == condition => Decide(holds ? choice.WhenTrue : choice.WhenFalse, condition, holds),
        ChoiceValue choice => ChoiceValue.Of(choice.Condition, Decide(choice.WhenTrue, condition, holds), Decide(choice.WhenFalse, condition, holds), choice.At),
        MapValue map => new MapValue([.. map.Entries.Select(entry => entry with { Value = Decide(entry.Value, condition, holds) })], map.At),
        _ => value,
    };

    private static FrozenDictionary<string, PolicyTemplate> Load()
    {
        var templates = new Dictionary<string, PolicyTemplate>(StringComparer.Ordinal);
        var name = "";
        foreach (var line in DataLines.Read("sam-policy-templates"))
        {
            switch (line.Split(' ', 2))
            {
                case ["allow", var actions]:
                    templates[name] = templates[name] with { Statements = templates[name].Statements.Add(StatementText.Allow(actions)) };
                    break;
                case ["on", var resource]:
                    Last(templates, name, statement => statement.On(resource));
                    break;
                case ["if", var condition]:
                    Last(templates, name, statement => statement.If(condition));
                    break;
                default:
                    var open = line.IndexOf('(', StringComparison.Ordinal);
                    name = line[..open];
                    templates.Add(name, new PolicyTemplate(name, [.. line[(open + 1)..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)], []));
                    break;
            }
        }

        return templates.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Last(Dictionary<string, PolicyTemplate> templates, string name, Func<StatementText, StatementText> change)
    {
        var statements = templates[name].Statements;
        templates[name] = templates[name] with { Statements = statements.SetItem(statements.Length - 1, change(statements[^1])) };
    }
}
