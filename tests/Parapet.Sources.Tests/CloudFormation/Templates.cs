using System.Text;
using Parapet.Sources.CloudFormation;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Tests.CloudFormation;

/// <summary>Resolves templates written in tests, and prints what came out on one line.</summary>
internal static class Templates
{
    public static Stack Resolve(string template, params (string Name, string Value)[] parameters) =>
        Resolve(new Dictionary<string, string> { ["t.yaml"] = template }, parameters);

    public static Stack Resolve(Dictionary<string, string> files, params (string Name, string Value)[] parameters) =>
        TemplateResolver.Resolve(
            Read(files, "t.yaml")!, parameters.ToDictionary(each => each.Name, each => each.Value), path => Read(files, path));

    public static Value Property(this Stack stack, string id, params string[] path) =>
        stack.WithNested().SelectMany(each => each.Resources).Single(resource => resource.Id == id).Properties.Path(path);

    /// <summary>Text as a template spells it, <c>Condition ? a : b</c> for a choice, <c>?Kind(detail)</c> for an unknown, <c>-</c> for nothing.</summary>
    public static string Print(Value value) => value switch
    {
        TextValue { Kind: ScalarKind.Null } => "null",
        TextValue text => text.Text.ToString(),
        ListValue list => "[" + string.Join(", ", list.Items.Select(Print)) + "]",
        MapValue map => "{" + string.Join(", ", map.Entries.Select(entry => entry.Key + ": " + Print(entry.Value))) + "}",
        ChoiceValue choice => $"({choice.Condition} ? {Print(choice.WhenTrue)} : {Print(choice.WhenFalse)})",
        UnknownValue unknown => $"?{unknown.Why.Kind}" + (unknown.Why.Kind == UnknownKind.Malformed ? "" : $"({unknown.Why.Detail})"),
        _ => "-",
    };

    private static Document? Read(Dictionary<string, string> files, string path) =>
        files.TryGetValue(path, out var text) ? DocumentReader.Read(path, Encoding.UTF8.GetBytes(text)) : null;
}
