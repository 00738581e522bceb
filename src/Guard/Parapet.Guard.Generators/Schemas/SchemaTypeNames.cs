using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>
/// Gives each object and each list of names of a schema a type beside the one for the whole event. Its name is that of the whole with the name of the definition, or of the type and
/// the property in which it stands. One part has one type, however many refer to it.
/// </summary>
internal sealed class SchemaTypeNames(SchemaTarget target)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal) { target.Name };
    private readonly Dictionary<SchemaNode, string> objects = [];
    private readonly Dictionary<SchemaNode, SchemaEnum> enums = [];
    private readonly Queue<SchemaNode> waiting = [];

    public EquatableArray<SchemaEnum> Enums => new(enums.Values.OrderBy(found => found.Name, StringComparer.Ordinal));

    public void Root(SchemaNode node)
    {
        objects.Add(node, target.Name);
        waiting.Enqueue(node);
    }

    /// <summary>The next object whose members are not read yet.</summary>
    public bool TryNext(out SchemaNode node, out string name)
    {
        node = waiting.Count > 0 ? waiting.Dequeue() : new SchemaNode(NodeKind.Null, 0);
        return objects.TryGetValue(node, out name!);
    }

    /// <summary>The full name of the type of an object.</summary>
    public string Object(SchemaNode node, string? definition, string place)
    {
        if (!objects.TryGetValue(node, out var name))
        {
            name = Name(definition, place);
            objects.Add(node, name);
            waiting.Enqueue(node);
        }

        return FullName(name);
    }

    /// <summary>The type of a list of names.</summary>
    public (string Type, EquatableArray<EnumName> Names) Enum(SchemaNode node, string? definition, string place, string summary, IEnumerable<string> values)
    {
        if (!enums.TryGetValue(node, out var found))
        {
            var name = Name(definition, place);
            var members = new HashSet<string>(StringComparer.Ordinal);
            var names = values.Select(value => new EnumName(value, $"{FullName(name)}.{SchemaNames.Unique(SchemaNames.Pascal(value), members)}"));
            found = new SchemaEnum(name, summary, new EquatableArray<EnumName>(names));
            enums.Add(node, found);
        }

        return (FullName(found.Name), found.Names);
    }

    public string FullName(string name) => name == target.Name ? target.Type
        : target.Type.LastIndexOf('.') is var dot and >= 0 ? target.Type.Substring(0, dot + 1) + name : "global::" + name;

    private string Name(string? definition, string place) => SchemaNames.Unique(definition is null ? place : target.Name + SchemaNames.Pascal(definition), taken);
}
