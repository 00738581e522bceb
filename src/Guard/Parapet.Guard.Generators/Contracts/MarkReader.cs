using Microsoft.CodeAnalysis;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>Reads the attributes that say where a member stands, when that is not simply a property.</summary>
internal sealed class MarkReader(IPropertySymbol property, Shape shape, string jsonName, List<Complaint> complaints)
{
    /// <summary>The number of the part that holds the payload.</summary>
    public const int BodyPart = 0;

    private const string Guard = "Parapet.Guard.";

    public static int? Part(IReadOnlyList<AttributeData> attributes) => Find(attributes, Guard + "Reading.HttpPartAttribute")?.ConstructorArguments[0].Value as int?;

    public int? Content(IReadOnlyList<AttributeData> attributes)
    {
        if (Find(attributes, Guard + "ContentAttribute") is not { } attribute)
        {
            return null;
        }

        if (shape.Kind != ShapeKind.Contract)
        {
            complaints.Add(Complaint.At(property.Locations[0], Diagnostics.ContentOfMember, property.Name, shape.Type));
        }

        return attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Encoding").Value.Value as int? ?? 0;
    }

    public Binding? Binding(IReadOnlyList<AttributeData> attributes)
    {
        var found = (from source in new[] { BindingSource.Path, BindingSource.Query, BindingSource.Header }
                     let attribute = Find(attributes, $"{Guard}From{source}Attribute")
                     where attribute is not null
                     select new Binding(source, attribute.ConstructorArguments[0].Value as string ?? jsonName)).ToArray();
        if (found.Length > 1)
        {
            complaints.Add(Complaint.At(property.Locations[0], Diagnostics.BindingOfMember, property.Name, "it is bound to more than one part of a request"));
        }
        else if (found.Length == 1 && !(shape.IsScalar || (found[0].Source == BindingSource.Query && shape is { Kind: ShapeKind.List, Item.IsScalar: true })))
        {
            complaints.Add(Complaint.At(property.Locations[0], Diagnostics.BindingOfMember, property.Name, $"a `{shape.Type}` is no text; in the query it may be a list of texts"));
        }
        else if (found.Length == 1 && found[0].Source == BindingSource.Header && found[0].Name.Any(letter => letter is <= ' ' or > '~'))
        {
            complaints.Add(Complaint.At(property.Locations[0], Diagnostics.BindingOfMember, property.Name, "the name of a header is ASCII"));
        }

        return found.FirstOrDefault();
    }

    private static AttributeData? Find(IReadOnlyList<AttributeData> attributes, string name) => attributes.FirstOrDefault(attribute => MemberReader.NameOf(attribute) == name);
}
