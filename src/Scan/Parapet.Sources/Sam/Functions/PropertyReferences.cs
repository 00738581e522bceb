using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>
/// Points references such as <c>!Ref Orders.Alias</c> to what the transform made.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
/// </summary>
/// <param name="scope">The stack's scope.</param>
/// <param name="madeByProperty">Resource ids by SAM resource id, dot and property.</param>
internal sealed class PropertyReferences(string scope, IReadOnlyDictionary<string, string> madeByProperty)
{
    public Resource Rewrite(Resource resource) => madeByProperty.Count == 0
        ? resource
        : resource with { Properties = Rewrite(resource.Properties) };

    private Value Rewrite(Value value) => value switch
    {
        TextValue text when text.Text.Parts.Any(part => part.Hole is { } hole && Find(hole) is not null) =>
            new TextValue(Rewrite(text.Text), text.Kind, text.At),
        ListValue list => new ListValue([.. list.Items.Select(Rewrite)], list.At),
        MapValue map => new MapValue([.. map.Entries.Select(entry => entry with { Value = Rewrite(entry.Value) })], map.At),
        ChoiceValue choice => ChoiceValue.Of(choice.Condition, Rewrite(choice.WhenTrue), Rewrite(choice.WhenFalse), choice.At),
        _ => value,
    };

    private Text Rewrite(Text text) => Text.Concat(text.Parts.Select(part =>
        part.Literal is { } literal ? Text.Of(literal) : Find(part.Hole!) ?? Text.Of(part.Hole!)));

    private Text? Find(Hole hole)
    {
        // Such a name belongs to no resource of the template, so the hole may have no reference yet.
        var name = hole.Reference switch
        {
            null => scope + hole.Expression,
            { Attribute: null } whole => whole.Resource,
            var part => $"{part.Resource}.{part.Attribute}",
        };
        if (madeByProperty.TryGetValue(name, out var made))
        {
            return Node.RefText(made);
        }

        var dot = name.LastIndexOf('.');
        return dot > 0 && madeByProperty.TryGetValue(name[..dot], out made) ? Node.GetAttText(made, name[(dot + 1)..]) : null;
    }
}
