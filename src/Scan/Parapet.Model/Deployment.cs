using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Model;

/// <summary>What one stack deploys, nested stacks included: the nouns that rules reason about.</summary>
public sealed record Deployment
{
    private FrozenDictionary<string, Resource>? resourcesById;
    private FrozenDictionary<string, Function>? functionsById;
    private FrozenDictionary<string, Role>? rolesById;

    /// <summary>The file or account the deployment was read from.</summary>
    public required string Source { get; init; }

    /// <summary>Every resource after the SAM transform.</summary>
    public required ImmutableArray<Resource> Resources { get; init; }

    /// <summary>Lambda functions.</summary>
    public required ImmutableArray<Function> Functions { get; init; }

    /// <summary>IAM roles.</summary>
    public required ImmutableArray<Role> Roles { get; init; }

    /// <summary>Permissions on functions, also on functions that are not part of the deployment.</summary>
    public required ImmutableArray<Permission> Permissions { get; init; }

    /// <summary>Function URLs, also those whose function is not part of the deployment.</summary>
    public required ImmutableArray<FunctionUrl> Urls { get; init; }

    /// <summary>APIs.</summary>
    public required ImmutableArray<Api> Apis { get; init; }

    /// <summary>Policies on queues, topics, buckets, keys, secrets and others.</summary>
    public required ImmutableArray<ResourcePolicy> ResourcePolicies { get; init; }

    /// <summary>Keys, secrets, parameters and stores.</summary>
    public required Data Data { get; init; }

    /// <summary>VPC parts.</summary>
    public required Network Network { get; init; }

    /// <summary>Log groups.</summary>
    public required ImmutableArray<LogGroup> LogGroups { get; init; }

    /// <summary>Alarms.</summary>
    public required ImmutableArray<Alarm> Alarms { get; init; }

    /// <summary>Requests in the source to keep silent about a finding.</summary>
    public required ImmutableArray<Suppression> Suppressions { get; init; }

    /// <summary>What could not be read.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>The values that the user gave for pseudo parameters such as <c>AWS::AccountId</c>; they stand in the resources already.</summary>
    public ImmutableDictionary<string, string> PseudoParameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The parameters of its templates, whether or not anything uses them.</summary>
    public ImmutableArray<TemplateParameter> Parameters { get; init; } = [];

    /// <summary>The outputs of its templates.</summary>
    public ImmutableArray<TemplateOutput> Outputs { get; init; } = [];

    /// <summary>
    /// The names that its templates take for parameters, conditions, mappings and resources, also those that are not deployed, after the ids of the nested stacks they lie in.
    /// </summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The <see cref="Model.Resource.Scope"/> of each stack whose template is JSON; the others are YAML.</summary>
    public ImmutableHashSet<string> JsonScopes { get; init; } = [];

    /// <summary>Every place whose value stayed unknown, with the reason.</summary>
    public required ImmutableArray<(Location At, Unknown Why)> Unknowns { get; init; }

    /// <summary>The resource with the identifier, or null.</summary>
    public Resource? Resource(string id) =>
        (resourcesById ??= Index(Resources, r => r.Id)).GetValueOrDefault(id);

    /// <summary>The function with the identifier, or null.</summary>
    public Function? Function(string id) =>
        (functionsById ??= Index(Functions, f => f.Id)).GetValueOrDefault(id);

    /// <summary>The role with the identifier, or null.</summary>
    public Role? Role(string id) =>
        (rolesById ??= Index(Roles, r => r.Id)).GetValueOrDefault(id);

    /// <summary>The functions that run with a role.</summary>
    public IEnumerable<Function> FunctionsOf(Role role) => Functions.Where(f => f.RoleIds.Contains(role.Id));

    /// <summary>The resources of a type, such as <c>AWS::SQS::Queue</c>.</summary>
    public IEnumerable<Resource> OfType(string type) => Resources.Where(r => r.Type == type);

    private static FrozenDictionary<string, T> Index<T>(ImmutableArray<T> items, Func<T, string> key) =>
        items.DistinctBy(key).ToFrozenDictionary(key, StringComparer.Ordinal);
}
