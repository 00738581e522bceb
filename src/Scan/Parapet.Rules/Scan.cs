using System.Collections.Immutable;
using Parapet.Analysis.Blast;
using Parapet.Analysis.Dependencies;
using Parapet.Analysis.Exposure;
using Parapet.Analysis.Permissions;
using Parapet.Analysis.Secrets;
using Parapet.Analysis.Secrets.Code;
using Parapet.Model;
using Parapet.Rules.SECRET;
using Parapet.Trail.Activity.Summaries;

namespace Parapet.Rules;

/// <summary>What a rule may look at: one deployment, the facts worked out from it, and the day.</summary>
/// <param name="deployment">The deployment.</param>
/// <param name="asOf">The day for which dated facts are judged.</param>
/// <param name="activity">What functions did, by logs; null for a scan without logs.</param>
/// <param name="dependencies">The packages of the functions; null for a scan that looked for none.</param>
/// <param name="code">What the texts of code and layers say about secrets; null for a scan that read none.</param>
/// <param name="texts">The texts of the templates; null for a deployment that was not read from any.</param>
public sealed class Scan(Deployment deployment, DateOnly asOf, ActivitySummary? activity = null, DeploymentDependencies? dependencies = null, DeploymentCode? code = null, TemplateTexts? texts = null)
{
    private PublicExposure? exposure;
    private EnvironmentSecrets? secrets;
    private DeploymentPermissions? permissions;
    private BlastRadius? blast;
    private SecretReferences? references;
    private CustomerKeys? keys;
    private NewSecretIds? newSecretIds;
    private DeploymentEscalation? escalation;
    private readonly Dictionary<string, ImmutableArray<ManagedBreadth>> breadths = new(StringComparer.Ordinal);

    /// <summary>The deployment.</summary>
    public Deployment Deployment { get; } = deployment;

    /// <summary>The day for which dated facts are judged; rules never ask the clock.</summary>
    public DateOnly AsOf { get; } = asOf;

    /// <summary>What functions did, by logs; null for a scan without logs.</summary>
    public ActivitySummary? Activity { get; } = activity;

    /// <summary>The packages of the functions; null for a scan that looked for none.</summary>
    public DeploymentDependencies? Dependencies { get; } = dependencies;

    /// <summary>What the texts of code and layers say about secrets; null for a scan that read none.</summary>
    public DeploymentCode? Code { get; } = code;

    /// <summary>The texts of the templates; null for a deployment that was not read from any.</summary>
    public TemplateTexts? Texts { get; } = texts;

    /// <summary>Which functions anyone on the internet can invoke, and how.</summary>
    public PublicExposure Exposure => exposure ??= PublicExposure.Of(Deployment);

    /// <summary>Which environment variables hold secrets.</summary>
    public EnvironmentSecrets Secrets => secrets ??= EnvironmentSecrets.Of(Deployment);

    /// <summary>What each role may do.</summary>
    public DeploymentPermissions Permissions => permissions ??= DeploymentPermissions.Of(Deployment);

    /// <summary>Where functions are told to fetch secrets.</summary>
    public SecretReferences References => references ??= SecretReferences.Of(Deployment, Permissions.Concretizer);

    /// <summary>The customer-managed keys.</summary>
    public CustomerKeys Keys => keys ??= CustomerKeys.Of(Deployment, Permissions);

    /// <summary>What secrets that fixes make are called.</summary>
    internal NewSecretIds NewSecretIds => newSecretIds ??= NewSecretIds.Of(Deployment);

    /// <summary>What each role gets at.</summary>
    public BlastRadius Blast => blast ??= BlastRadius.Of(Deployment, Permissions);

    /// <summary>How roles can gain the permissions of others.</summary>
    public DeploymentEscalation Escalation => escalation ??= DeploymentEscalation.Of(Deployment, Permissions);

    /// <summary>Which policies of AWS give a role more than its functions' triggers need.</summary>
    public ImmutableArray<ManagedBreadth> Breadth(Role role)
    {
        if (!breadths.TryGetValue(role.Id, out var found))
        {
            breadths[role.Id] = found = ManagedBreadth.Of(Permissions.Of(role), [.. Deployment.FunctionsOf(role)], Permissions.Concretizer);
        }

        return found;
    }
}
