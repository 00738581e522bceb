using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.CloudFormation;
using Parapet.Values;

namespace Parapet.Sources.Sam;

/// <summary>The state of one stack's transform: what it started from, what has been made so far.</summary>
internal sealed class Expansion
{
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly List<Resource> made = [];
    private readonly Dictionary<string, Resource> sourceById;
    private readonly Dictionary<string, string> properties = new(StringComparer.Ordinal);

    public Expansion(Stack stack)
    {
        Stack = stack;
        Source = [.. stack.Resources.Select(resource => Sam.Globals.Merge(stack.Globals, resource))];
        sourceById = Source.DistinctBy(r => r.Id).ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    public Stack Stack { get; }

    /// <summary>The stack's resources with <c>Globals</c> merged in.</summary>
    public ImmutableArray<Resource> Source { get; }

    /// <summary>What has been made so far, in order.</summary>
    public IReadOnlyList<Resource> Made => made;

    /// <summary>Routes that function events ask of REST APIs, by the API's resource id; the implicit API's id is <c>ServerlessRestApi</c> in the stack's scope.</summary>
    public List<Apis.EventRoute> Routes { get; } = [];

    /// <summary>The resource of the template that a text points to (by <c>Ref</c>, <c>GetAtt</c> or plain logical id), or null.</summary>
    public Resource? Find(Value value)
    {
        foreach (var (each, _) in value.Cases())
        {
            if (each is TextValue text)
            {
                var id = text.Text.Reference?.Resource ?? (text.Text.Known is { } name ? Stack.Scope + name : null);
                if (id is not null && sourceById.TryGetValue(id, out var found))
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>Adds a resource made from <paramref name="from"/>. <paramref name="logicalId"/> is without the stack's scope.</summary>
    public Resource Add(Resource from, string logicalId, string type, MapValue properties, Location at, string? when = null)
    {
        var resource = new Resource
        {
            Id = Stack.Scope + logicalId,
            Type = type,
            Properties = properties,
            At = at,
            When = Conditions.Both(from.When, when),
            Attributes = from.Attributes,
            MadeFrom = from.Id,
            IsFromLoop = from.IsFromLoop,
        };
        made.Add(resource);
        return resource;
    }

    /// <summary>Passes a resource on as it is.</summary>
    public void Keep(Resource resource) => made.Add(resource);

    /// <summary>Makes <c>!Ref Id.Property</c> and <c>!GetAtt Id.Property.Attribute</c> point to a resource that was made for the SAM resource <paramref name="resourceId"/>.</summary>
    public void NameProperty(string resourceId, string property, string madeId) => properties.TryAdd($"{resourceId}.{property}", madeId);

    /// <summary>Puts a changed version in the place of a resource made before.</summary>
    public void Replace(Resource resource)
    {
        var at = made.FindIndex(r => r.Id == resource.Id);
        made[at] = resource;
    }

    public void Report(Location at, string message) => problems.Add(new Problem(at, message));

    public (ImmutableArray<Resource> Resources, ImmutableArray<Problem> Problems) Finish() =>
        ([.. made.Select(new Functions.PropertyReferences(Stack.Scope, properties).Rewrite)], problems.ToImmutable());
}
