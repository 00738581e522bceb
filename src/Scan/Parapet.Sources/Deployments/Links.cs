using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>Finds what a value points to: by <c>Ref</c> or <c>GetAtt</c>, by an ARN that ends in a name, or by the name itself.</summary>
internal sealed class Links
{
    private const string FunctionMarker = "function:";
    private const int MaxHops = 4;

    private readonly FrozenDictionary<string, Resource> byId;
    private readonly FrozenDictionary<string, string> functionsByName;
    private readonly FrozenDictionary<string, string> rolesByName;

    public Links(ImmutableArray<Resource> resources)
    {
        byId = resources.DistinctBy(r => r.Id).ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);
        functionsByName = ByName(resources, "AWS::Lambda::Function", "FunctionName");
        rolesByName = ByName(resources, "AWS::IAM::Role", "RoleName");
    }

    /// <summary>The functions that a value names, through aliases and versions.</summary>
    public ImmutableArray<string> Functions(Value value) =>
        [.. value.AsTextItems().Select(item => Function(item.Text)).OfType<string>().Distinct()];

    /// <summary>The function that a text names (a reference, a name, an ARN or an integration URI), or null.</summary>
    public string? Function(Text text)
    {
        foreach (var reference in text.References)
        {
            if (FunctionBehind(reference.Resource, MaxHops) is { } id)
            {
                return id;
            }
        }

        // A name may carry a qualifier (`orders:live`). In an ARN it stands after the last "function:", before
        // a qualifier or the rest of an integration URI.
        var known = text.Known ?? text.Suffix;
        var start = known.LastIndexOf(FunctionMarker, StringComparison.Ordinal);
        if (start >= 0)
        {
            var name = known[(start + FunctionMarker.Length)..];
            var end = name.IndexOfAny([':', '/']);
            return functionsByName.GetValueOrDefault(end < 0 ? name : name[..end]);
        }

        return text.Known is { } whole ? functionsByName.GetValueOrDefault(whole.Split(':')[0]) : null;
    }

    /// <summary>The roles that a value names.</summary>
    public ImmutableArray<string> Roles(Value value) =>
        [.. value.AsTextItems().Select(item => Role(item.Text)).OfType<string>().Distinct()];

    /// <summary>The resources of a type that a value refers to.</summary>
    public IEnumerable<Resource> References(Value value, string type) =>
        from item in value.AsTextItems()
        from reference in item.Text.References
        where byId.TryGetValue(reference.Resource, out var found) && found.Type == type
        select byId[reference.Resource];

    private string? Role(Text text)
    {
        foreach (var reference in text.References)
        {
            if (byId.TryGetValue(reference.Resource, out var found) && found.Type == "AWS::IAM::Role")
            {
                return found.Id;
            }
        }

        var known = text.Known ?? text.Suffix;
        return rolesByName.GetValueOrDefault(known[(known.LastIndexOf('/') + 1)..]);
    }

    private string? FunctionBehind(string resourceId, int hops) =>
        hops == 0 || !byId.TryGetValue(resourceId, out var resource) ? null
        : resource.Type switch
        {
            "AWS::Lambda::Function" => resource.Id,
            "AWS::Lambda::Alias" or "AWS::Lambda::Version" => resource.Properties["FunctionName"].AsTextItems()
                .Select(item => item.Text.Reference is { } next ? FunctionBehind(next.Resource, hops - 1) : Function(item.Text))
                .FirstOrDefault(id => id is not null),
            _ => null,
        };

    private static FrozenDictionary<string, string> ByName(ImmutableArray<Resource> resources, string type, string property) =>
        (from resource in resources
         where resource.Type == type
         from name in resource.Properties[property].AsString().Known
         select (Name: name.Value!, resource.Id))
        .DistinctBy(pair => pair.Name)
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
}
