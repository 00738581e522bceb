using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Schemas;

/// <summary>Makes a contract of an object with properties.</summary>
internal sealed class ObjectReader(SchemaContext context)
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Whether an object has no properties of its own, but any, which are alike.</summary>
    public static bool IsMap(SchemaNode node) =>
        node["additionalProperties"] is { Kind: NodeKind.Object, Properties.Count: > 0 } && node["properties"] is not { Kind: NodeKind.Object, Properties.Count: > 0 };

    public SchemaContract Read(SchemaNode node, string name)
    {
        var required = Required(node);
        names.Add(name);
        List<(MemberModel Model, SchemaMember Member)> members = [];
        if (node["properties"] is { } properties)
        {
            if (properties.Kind != NodeKind.Object)
            {
                context.Faults.Add(FaultKind.Value, properties, "`properties` must be an object");
            }

            foreach (var property in properties.Properties)
            {
                if (Member(property, name, required.Remove(property.Name)) is { } member)
                {
                    members.Add(member);
                }
            }
        }

        foreach (var missing in required.Values)
        {
            context.Faults.Add(FaultKind.Value, missing, "this is required, but not among the `properties`");
        }

        foreach (var count in node.Properties.Where(keyword => keyword.Name is "minProperties" or "maxProperties"))
        {
            context.Faults.AddAt(count, $"`{count.Name}` is supported only where all properties are alike, by `additionalProperties`");
        }

        return new SchemaContract(Model(node, name, members.Select(member => member.Model)), name, ValueReader.Summary(node) ?? $"An object of the schema of <see cref=\"{context.Target.Type}\"/>.", new EquatableArray<SchemaMember>(members.Select(member => member.Member)));
    }

    private ContractModel Model(SchemaNode node, string name, IEnumerable<MemberModel> members)
    {
        var target = context.Target;
        var isRoot = name == target.Name;
        return new ContractModel(
            target.Namespace, target.Containers, isRoot ? target.Declaration : "partial record " + name, context.Types.FullName(name), isRoot ? target.FileName + ".g.cs" : $"{target.FileName}.{name}.g.cs")
        {
            Options = target.Options with { AllowUnknownProperties = AllowsUnknown(node) && !target.RefuseUnknownProperties },
            Members = new EquatableArray<MemberModel>(members),
        };
    }

    private bool AllowsUnknown(SchemaNode node)
    {
        switch (node["additionalProperties"])
        {
            case null or { Kind: NodeKind.True } or { Kind: NodeKind.Object, Properties.Count: 0 }:
                return true;
            case { Kind: NodeKind.False }:
                return false;
            case { Kind: NodeKind.Object } alike:
                context.Faults.Add(FaultKind.Shape, alike, "a schema for additional properties is supported only without `properties`");
                return false;
            case var other:
                context.Faults.Add(FaultKind.Value, other, "`additionalProperties` must be true, false or a schema");
                return false;
        }
    }

    private Dictionary<string, SchemaNode> Required(SchemaNode node)
    {
        var required = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (var name in ValueReader.Items(node["required"], context.Faults, "`required` must be a list of names"))
        {
            if (name.Kind != NodeKind.Text)
            {
                context.Faults.Add(FaultKind.Value, name, "`required` must be a list of names");
            }
            else
            {
                required[name.Text] = name;
            }
        }

        return required;
    }

    private (MemberModel, SchemaMember)? Member(SchemaProperty property, string owner, bool isRequired)
    {
        var name = SchemaNames.Member(property.Name, owner, names);
        if (new ValueReader(context).Read(property.Value, owner + SchemaNames.Pascal(property.Name)) is not { } value)
        {
            return null;
        }

        var shape = value.Shape;
        var (initial, isText) = isRequired ? (null, false) : new DefaultReader(context).Read(property.Value, value);

        // A value that may be missing, but not be null: its C# type has a null that the event does not have.
        shape = !isRequired && initial is null && shape is { IsValueType: true, IsNullable: false } ? shape with { Type = shape.Type + "?" } : shape;
        var model = new MemberModel(name, property.Name, shape, value.Limits) { IsRequired = isRequired, KeepsInitializer = initial is not null, IsInitOnly = true };
        return (model, new SchemaMember(ValueReader.Summary(property.Value) ?? $"The property <c>{ValueReader.Escape(property.Name)}</c>.", initial, isText));
    }
}
