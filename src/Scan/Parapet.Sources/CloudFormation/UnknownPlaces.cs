using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>Lists what stayed unknown. A pointer to a resource of the deployment counts as known: rules follow it.</summary>
internal static class UnknownPlaces
{
    public static ImmutableArray<(Location At, Unknown Why)> Of(IEnumerable<Resource> resources, IEnumerable<(Location At, Unknown Why)> others)
    {
        var found = new List<(Location At, Unknown Why)>(others);
        foreach (var resource in resources)
        {
            Walk(resource.Properties, found);
        }

        return [.. found.Distinct()];
    }

    private static void Walk(Value value, List<(Location At, Unknown Why)> found)
    {
        switch (value)
        {
            case UnknownValue unknown:
                found.Add((unknown.At, unknown.Why));
                break;
            case TextValue text:
                found.AddRange(from part in text.Text.Parts where part.Hole is { Reference: null } select (text.At, part.Hole!.Why));
                break;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    Walk(item, found);
                }

                break;
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    Walk(entry.Value, found);
                }

                break;
            case ChoiceValue choice:
                Walk(choice.WhenTrue, found);
                Walk(choice.WhenFalse, found);
                break;
        }
    }
}
