using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Functions.ConnectorProfiles;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>Connectors, as resources of their own and as <c>Connectors</c> beside the properties of a source.</summary>
internal static class Connectors
{
    public static void Expand(Expansion expansion)
    {
        foreach (var resource in expansion.Source)
        {
            if (resource.Type == "AWS::Serverless::Connector")
            {
                Expand(expansion, resource, resource.LogicalId, resource.Properties, resource.Properties["Source"], resource.At);
                continue;
            }

            foreach (var (entry, when) in resource.Attributes["Connectors"].EachEntry())
            {
                var connector = entry.Value["Properties"];
                var source = Merge(Node.Map(entry.KeyAt, ("Id", Node.Text(resource.LogicalId, entry.KeyAt))), connector["SourceReference"]);
                var embedded = resource with { When = Conditions.Both(resource.When, when) };
                Expand(expansion, embedded, resource.LogicalId + entry.Key, connector, source, entry.KeyAt);
            }
        }
    }

    private static void Expand(Expansion expansion, Resource owner, string id, Value connector, Value source, Location at)
    {
        var permissions = connector["Permissions"].AsTextItems().Select(item => item.Text.Known).OfType<string>().ToList();
        var destinations = connector["Destination"].EachItem().ToList();
        if (destinations.Count == 0 || permissions.Count == 0)
        {
            expansion.Report(at, "a connector needs `Destination` and `Permissions` with `Read` or `Write`");
            return;
        }

        for (var i = 0; i < destinations.Count; i++)
        {
            var number = connector["Destination"] is ListValue ? $"Destination{i}" : "";
            var (destination, when) = destinations[i];
            var from = ConnectorEnd.Of(expansion, source);
            var to = ConnectorEnd.Of(expansion, destination);
            if (from.Type is null || to.Type is null)
            {
                expansion.Report(destination.At, "the two ends of this connector cannot be found; give the `Id` of a resource, or `Type` and what identifies it");
            }
            else if (!ConnectorProfile.All.TryGetValue((from.Type, to.Type), out var profile))
            {
                expansion.Report(destination.At, $"AWS SAM has no connector from `{from.Type}` to `{to.Type}`; write the permission yourself");
            }
            else
            {
                new ConnectorPermissions(expansion, owner with { When = Conditions.Both(owner.When, when) }, id + number, destination.At)
                    .Grant(profile, permissions, from, to);
            }
        }
    }

    private static MapValue Merge(MapValue first, Value second) => second is MapValue map
        ? map.Entries.Aggregate(first, (merged, entry) => merged.With(entry.Key, entry.Value))
        : first;
}
