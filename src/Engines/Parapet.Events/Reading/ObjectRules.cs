using System.Text;
using Parapet.Guard;
using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;
using Parapet.Guard.Reading;

namespace Parapet.Events.Reading;

/// <summary>What the schema asks of the properties of an object.</summary>
internal sealed class ObjectRules(ContractModel contract)
{
    private readonly List<PropertyRule> properties = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Adds the next property. Not done at once, because objects can contain themselves.</summary>
    public void Add(MemberModel member, ValueRule value)
    {
        numbers.Add(member.JsonName, properties.Count);
        properties.Add(new PropertyRule(Literals.Pointer(member.JsonName), member.IsRequired, value));
    }

    public void Read(ref EventReader reader, EventPlaces places)
    {
        if (!reader.TryOpenObject())
        {
            return;
        }

        var seen = new bool[properties.Count];
        var count = 0;
        var place = places.Name(reader.Position);
        while (reader.NextName(out var name))
        {
            if (contract.Options.AllowUnknownProperties && ++count > contract.Options.MaxProperties)
            {
                reader.Stop(Rules.Properties, Messages.Properties);
                break;
            }

            if (numbers.TryGetValue(Encoding.UTF8.GetString(name), out var number))
            {
                ReadProperty(ref reader, places, properties[number], ref seen[number]);
            }
            else if (contract.Options.AllowUnknownProperties)
            {
                reader.Skip();
            }
            else
            {
                reader.RefuseUnknown();
            }

            places.Mark(reader.Count, place);
            place = places.Name(reader.Position);
        }

        for (var i = 0; i < seen.Length && !reader.Stopped; i++)
        {
            if (properties[i].IsRequired && !seen[i])
            {
                reader.RefuseMissing(properties[i].Segment);
            }
        }
    }

    private static void ReadProperty(ref EventReader reader, EventPlaces places, PropertyRule property, ref bool seen)
    {
        if (seen)
        {
            reader.RefuseDuplicate(property.Segment);
            return;
        }

        seen = true;
        var before = reader.Count;
        property.Value.Read(ref reader, places);
        if (reader.Count != before)
        {
            reader.Under(before, property.Segment);
        }
    }

    private sealed record PropertyRule(string Segment, bool IsRequired, ValueRule Value);
}
