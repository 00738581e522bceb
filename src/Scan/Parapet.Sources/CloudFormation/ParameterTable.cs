using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.CloudFormation.Intrinsics;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>The <c>Parameters</c> section. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html</summary>
internal sealed class ParameterTable(Evaluator evaluator)
{
    private const string FromStore = "AWS::SSM::Parameter::Value<";

    private readonly Dictionary<string, Entry> declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Location>> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Value Shown, Value Real)> values = new(StringComparer.Ordinal);

    public void Fill(ImmutableArray<Entry> section)
    {
        foreach (var entry in section)
        {
            declared.TryAdd(entry.Key, entry);
        }
    }

    public bool Contains(string name) => declared.ContainsKey(name);

    /// <summary>
    /// The parameter's value at the place where it is asked for.
    /// A value the user gave for a <c>NoEcho</c> parameter decides conditions but is not shown: elsewhere it is a hole.
    /// </summary>
    public Value Find(string name, Location at, Frame frame)
    {
        if (!values.TryGetValue(name, out var value))
        {
            values[name] = value = Read(name, declared[name].Node);
        }

        if (!frame.Deciding)
        {
            (uses.TryGetValue(name, out var places) ? places : uses[name] = []).Add(at);
        }

        if (frame.Implied.TryGetValue(evaluator.Scope + name, out var implied) && Unset(value.Shown) is not null)
        {
            return new TextValue(implied, at);
        }

        return Branches.Move(frame.Restrict(frame.Deciding ? value.Real : value.Shown), at);
    }

    /// <summary>The parameters as they are declared, with the places that were resolved so far and are made of them.</summary>
    public ImmutableArray<TemplateParameter> All() =>
    [
        .. declared.Values.Where(entry => entry.Node is MapValue).Select(entry => new TemplateParameter
        {
            Id = evaluator.Scope + entry.Key,
            At = entry.KeyAt,
            Type = entry.Node["Type"].AsString(),
            NoEcho = entry.Node["NoEcho"].AsBool(),
            Default = entry.Node["Default"].AsText(),
            Description = entry.Node["Description"].AsText(),
            Pattern = entry.Node["AllowedPattern"].AsText(),
            IsChoice = entry.Node["AllowedValues"] is ListValue,
            Uses = uses.TryGetValue(entry.Key, out var places) ? [.. places] : [],
        }),
    ];

    /// <summary>Whether a text is just a parameter of this stack without a value, which may not take this value.</summary>
    public bool Forbids(Text text, string value)
    {
        var name = text.Parts is [{ Hole: { Why.Kind: UnknownKind.Parameter } hole }] ? hole.Why.Detail : null;
        return name is not null
            && text.Equals(Hole(name))
            && declared.TryGetValue(name, out var parameter)
            && parameter.Node["AllowedValues"] is ListValue { Items.Length: > 0 } allowed
            && allowed.Items.All(item => Texts.Known(item) is { } known && known != value);
    }

    /// <summary>The name of the parameter that a value stands for when it has none of its own, or null.</summary>
    public static string? Unset(Value value) =>
        value is TextValue { Text.Parts: [{ Hole: { Why.Kind: UnknownKind.Parameter } hole }] } ? hole.Why.Detail : null;

    private (Value Shown, Value Real) Read(string name, Value parameter)
    {
        if (parameter is not MapValue)
        {
            var malformed = evaluator.Malformed(parameter.At, $"parameter `{name}` must be a map with a `Type`");
            return (malformed, malformed);
        }

        var type = Texts.Known(parameter["Type"]) ?? "String";
        if (evaluator.Input.Given(name) is { } given)
        {
            var real = Branches.Map(given, value => value.IsAbsent ? Default(name, type, parameter) : Typed(name, type, value));
            var hidden = string.Equals(Texts.Known(parameter["NoEcho"]), "true", StringComparison.OrdinalIgnoreCase);
            return (hidden && Texts.Of(given)?.IsKnown == true ? Unknown(name, type, parameter.At) : real, real);
        }

        var value = Default(name, type, parameter);
        return (value, value);
    }

    private Value Default(string name, string type, Value parameter)
    {
        if (parameter["Default"] is { IsAbsent: false } written)
        {
            return Typed(name, type, written);
        }

        return parameter["AllowedValues"] is ListValue { Items: [TextValue only] } ? Typed(name, type, only) : Unknown(name, type, parameter.At);
    }

    private Value Unknown(string name, string type, Location at) => IsList(type)
        ? new UnknownValue(new Unknown(UnknownKind.Parameter, name), at)
        : new TextValue(Hole(name), ScalarKind.String, at);

    private Text Hole(string name) => Text.Of(new Hole(new Unknown(UnknownKind.Parameter, name), evaluator.Scope + name));

    private Value Typed(string name, string type, Value value)
    {
        if (value is UnknownValue)
        {
            return value;
        }

        if (Texts.Of(value) is not { } text)
        {
            return evaluator.Malformed(value.At, $"the value of parameter `{name}` must be a string, a number or a list");
        }

        if (type.StartsWith(FromStore, StringComparison.Ordinal))
        {
            var stored = Texts.DynamicReference("resolve:ssm:" + text);
            return IsList(type[FromStore.Length..])
                ? new UnknownValue(stored.Why!, value.At)
                : new TextValue(stored, ScalarKind.String, value.At);
        }

        text = Texts.WithDynamicReferences(text);
        if (!IsList(type))
        {
            return new TextValue(text, (value as TextValue)?.Kind is ScalarKind.Number or ScalarKind.Boolean ? ((TextValue)value).Kind : ScalarKind.String, value.At);
        }

        return text.Equals(Text.Empty) ? new ListValue([], value.At) : Strings.Split(",", text, value.At, trim: true);
    }

    private static bool IsList(string type) =>
        type.StartsWith("CommaDelimitedList", StringComparison.Ordinal) || type.StartsWith("List<", StringComparison.Ordinal);
}
