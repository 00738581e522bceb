using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Iam.Escalation;
using Parapet.Iam.Evaluation;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Blast;

/// <summary>How the roles of a deployment can gain the permissions of others, or all of them, by the known ways.</summary>
public sealed class DeploymentEscalation
{
    // The actions without which no known way leads to another's permissions.
    private static readonly Lazy<FrozenSet<string>> NeededActions = new(() =>
        Ways.SelectMany(path => path.Needs).Select(need => need.Action).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    private readonly Deployment deployment;
    private readonly DeploymentPermissions permissions;
    private readonly Lazy<EscalationGraph> graph;

    // Whom a role's trust names needs no permission of its own to become that role.
    private readonly bool someRoleTrustsPrincipals;
    private readonly Dictionary<string, EscalationRoute?> toAdministrator = new(StringComparer.Ordinal);

    private DeploymentEscalation(Deployment deployment, DeploymentPermissions permissions)
    {
        this.deployment = deployment;
        this.permissions = permissions;
        graph = new(() => EscalationGraph.Of(Input()));
        someRoleTrustsPrincipals = deployment.Roles.Any(role => role.Trust.Statements.Any(statement => statement.Principals.Any(principal => principal.Type is "AWS" or "*")));
    }

    private static IEnumerable<EscalationPath> Ways =>
        EscalationCatalog.Paths.Where(path => path.Gives != EscalationGain.Capability && path.Id != EscalationCatalog.AlreadyAdministrator);

    /// <summary>The facts of one deployment.</summary>
    public static DeploymentEscalation Of(Deployment deployment, DeploymentPermissions permissions) => new(deployment, permissions);

    /// <summary>Everything that a role can gain, each by the shortest route; nothing when it has none of the permissions that a way takes.</summary>
    public ImmutableArray<EscalationRoute> Routes(Role role) =>
        MayTakeAnyWay(permissions.Of(role)) ? graph.Value.Routes(permissions.Of(role).Arn) : [];

    /// <summary>The shortest route of a role to administrator; null when there is none.</summary>
    public EscalationRoute? ToAdministrator(Role role)
    {
        if (!toAdministrator.TryGetValue(role.Id, out var route))
        {
            toAdministrator[role.Id] = route = MayTakeAnyWay(permissions.Of(role)) ? graph.Value.ToAdministrator(permissions.Of(role).Arn) : null;
        }

        return route;
    }

    /// <summary>What to take away so that a role has no route to administrator any more.</summary>
    public EscalationCut Cut(Role role) => graph.Value.Cut(permissions.Of(role).Arn);

    /// <summary>The statements that a step uses, of whichever role of the deployment it starts from.</summary>
    public IEnumerable<Grant> GrantsOf(EscalationEdge step) =>
        from permission in step.Permissions
        where permission.Grant.Trusts is null
        from holder in deployment.Roles
        let role = permissions.Of(holder)
        where role.Arn == permission.Grant.Holder
        from grant in role.GrantsOf(permission.Grant.Action, permission.Resource).Take(1)
        select grant;

    /// <summary>A statement on which a route depends and of which it is not known what it allows; null when there is none.</summary>
    public (RolePermissions Role, Grant Grant)? Unknown(EscalationRoute route)
    {
        foreach (var permission in route.Steps.SelectMany(step => step.Permissions).Where(permission => permission.Grant.Trusts is null))
        {
            foreach (var role in deployment.Roles.Select(permissions.Of).Where(role => role.Arn == permission.Grant.Holder))
            {
                if (role.MayOnPrincipalsSide(permission.Grant.Action, permission.Resource) == Reach.Unknown
                    && role.Grants.FirstOrDefault(grant => grant.Mentions(permission.Grant.Action)) is { } grant)
                {
                    return (role, grant);
                }
            }
        }

        return null;
    }

    // Most roles write logs and use a table: for them nothing else is asked.
    private bool MayTakeAnyWay(RolePermissions role)
    {
        if (someRoleTrustsPrincipals)
        {
            return true;
        }

        var mentioned = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var grant in role.Grants)
        {
            if (!grant.Statement.NotActions.IsEmpty)
            {
                return true;
            }

            foreach (var pattern in grant.Statement.Actions.Select(item => Grant.Widest(item.Text)))
            {
                if (!pattern.AsSpan().ContainsAny('*', '?'))
                {
                    mentioned.Add(pattern);
                }
                else
                {
                    mentioned.UnionWith(NeededActions.Value.Where(action => ActionPattern.Matches(pattern, action)));
                }
            }
        }

        mentioned.IntersectWith(NeededActions.Value);
        return mentioned.Count > 0 && Ways.Any(path => path.Needs.All(need => need.IsUnblocked || mentioned.Contains(need.Action)));
    }

    private EscalationInput Input() => new()
    {
        Partition = ImaginaryAccount.Partition,
        Account = ImaginaryAccount.Id,
        Region = ImaginaryAccount.Region,
        Principals = [.. deployment.Roles.Select(Principal).DistinctBy(principal => principal.Arn)],
        Workloads = [.. deployment.Functions.Select(Function).Concat(deployment.Resources.Select(Other).OfType<EscalationWorkload>()).DistinctBy(workload => workload.Arn)],
    };

    private EscalationPrincipal Principal(Role role)
    {
        var facts = permissions.Of(role);
        return new EscalationPrincipal
        {
            Arn = facts.Arn,
            Kind = EscalationPrincipalKind.Role,
            Permissions = PolicyPermissions.Of(facts.Arn, facts.Policies),
            Trust = PolicyPermissions.Trust(permissions.Concretizer.Concrete(role.Trust)),
            Policies = [.. role.Policies.Where(policy => policy.Resource.Type == "AWS::IAM::ManagedPolicy").Select(policy => permissions.Concretizer.Arn(policy.Resource)).OfType<string>()],
            HasBoundary = facts.Boundary.Exists ? Truth.True : facts.Boundary.When is null ? Truth.False : Truth.Unknown,
        };
    }

    private EscalationWorkload Function(Function function) => new()
    {
        Arn = permissions.Concretizer.Arn(function.Resource)!,
        Kind = "lambda/function",
        Role = RoleOf(function.RoleIds.Select(deployment.Role).FirstOrDefault()),
        Traits = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            [
                KeyValuePair.Create("invoked", function.Triggers.IsEmpty ? Truth.Unknown : Truth.True),
                KeyValuePair.Create("interpreted", IsInterpreted(function)),
            ]),
    };

    private EscalationWorkload? Other(Resource resource)
    {
        var (kind, role) = resource.Type switch
        {
            "AWS::StepFunctions::StateMachine" => ("states/statemachine", "RoleArn"),
            "AWS::CodeBuild::Project" => ("codebuild/project", "ServiceRole"),
            "AWS::SageMaker::NotebookInstance" => ("sagemaker/notebook-instance", "RoleArn"),
            "AWS::S3::Bucket" => ("s3/bucket", ""),
            "AWS::SecretsManager::Secret" => ("secretsmanager/Secret", ""),
            "AWS::KMS::Key" => ("kms/key", ""),
            "AWS::SSM::Parameter" => ("ssm/parameter", ""),
            _ => ("", ""),
        };
        return kind.Length == 0 || permissions.Concretizer.Arn(resource) is not { } arn ? null : new EscalationWorkload
        {
            Arn = arn,
            Kind = kind,
            Role = role.Length == 0 ? null : RoleOf(resource.Properties[role].AsTextItems().SelectMany(item => item.Text.References).Select(to => deployment.Role(to.Resource)).FirstOrDefault()),
        };
    }

    private string? RoleOf(Role? role) => role is null ? null : permissions.Of(role).Arn;

    private static Truth IsInterpreted(Function function) => function.Runtime.ValueOrDefault is not { } runtime ? Truth.Unknown
        : runtime.StartsWith("python", StringComparison.Ordinal) || runtime.StartsWith("nodejs", StringComparison.Ordinal) || runtime.StartsWith("ruby", StringComparison.Ordinal) ? Truth.True
        : Truth.False;
}
