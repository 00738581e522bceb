using Parapet.Guard.Generators.Model;
using Parapet.Guard.Generators.Schemas;

namespace Parapet.Events.Reading;

/// <summary>Makes rules of what a schema became.</summary>
internal sealed class RuleBuilder
{
    private readonly Dictionary<string, ObjectRules> objects;

    private RuleBuilder(SchemaResult schema) => objects = schema.Contracts.ToDictionary(contract => contract.Model.Type, contract => new ObjectRules(contract.Model), StringComparer.Ordinal);

    /// <summary>The rules for the whole event.</summary>
    public static ObjectRules Build(SchemaResult schema)
    {
        var builder = new RuleBuilder(schema);
        foreach (var contract in schema.Contracts)
        {
            foreach (var member in contract.Model.Members)
            {
                builder.objects[contract.Model.Type].Add(member, builder.Value(member.Shape, member.Limits, contract.Model.Options));
            }
        }

        return builder.objects[schema.Contracts[0].Model.Type];
    }

    private ValueRule Value(Shape shape, Limits limits, Options options) => shape.Kind switch
    {
        ShapeKind.Text => new TextRule(limits, options, shape.IsNullable),
        ShapeKind.Enum => new NameRule(shape, shape.IsNullable),
        ShapeKind.Integer or ShapeKind.UInt64 or ShapeKind.Decimal => new NumberRule(shape, limits, shape.IsNullable),
        ShapeKind.Contract => shape.Type == ValueReader.Anything ? new AnyRule(shape.IsNullable) : new ContractRule(objects[shape.Type], shape.IsNullable),
        ShapeKind.List => new ListRule(Value(shape.Item!, shape.ItemLimits, options), limits, options, shape.IsNullable),
        ShapeKind.Map => new MapRule(Value(shape.Item!, shape.ItemLimits, options), limits, options, shape.IsNullable),
        _ => new TypedRule(shape.Kind, shape.IsNullable),
    };
}
