using System.Collections.Immutable;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// Which statements make a role an administrator: one that can do everything, or change every identity of the account and so give itself the rest.
/// Found by asking, not by names.
/// </summary>
public sealed class AdministratorGrants
{
    private const string Role = $"arn:{ImaginaryAccount.Partition}:iam::{ImaginaryAccount.Id}:role/{ImaginaryAccount.Other}";
    private const string User = $"arn:{ImaginaryAccount.Partition}:iam::{ImaginaryAccount.Id}:user/{ImaginaryAccount.Other}";
    private const string Policy = $"arn:{ImaginaryAccount.Partition}:iam::{ImaginaryAccount.Id}:policy/{ImaginaryAccount.Other}";
    private const string Here = $"{ImaginaryAccount.Region}:{ImaginaryAccount.Id}";

    // Together they change any role, user and policy there is.
    private static readonly (string Action, string Resource)[] OfIdentities =
    [
        ("iam:AttachRolePolicy", Role), ("iam:PutRolePolicy", Role), ("iam:UpdateAssumeRolePolicy", Role), ("iam:PassRole", Role),
        ("iam:CreatePolicyVersion", Policy), ("iam:CreateAccessKey", User),
    ];

    // A spread over services that have little to do with each other.
    private static readonly (string Action, string Resource)[] OfEverything =
    [
        ("s3:GetObject", $"arn:aws:s3:::{ImaginaryAccount.Other}/x"), ("s3:DeleteBucket", $"arn:aws:s3:::{ImaginaryAccount.Other}"),
        ("dynamodb:DeleteTable", $"arn:aws:dynamodb:{Here}:table/{ImaginaryAccount.Other}"), ("secretsmanager:GetSecretValue", $"arn:aws:secretsmanager:{Here}:secret:{ImaginaryAccount.Other}"),
        ("lambda:UpdateFunctionCode", $"arn:aws:lambda:{Here}:function:{ImaginaryAccount.Other}"), ("ec2:TerminateInstances", $"arn:aws:ec2:{Here}:instance/{ImaginaryAccount.Other}"),
        ("rds:DeleteDBInstance", $"arn:aws:rds:{Here}:db:{ImaginaryAccount.Other}"), ("cloudformation:UpdateStack", $"arn:aws:cloudformation:{Here}:stack/{ImaginaryAccount.Other}/x"),
    ];

    private AdministratorGrants(ImmutableArray<(Grant, Reach)> grants, bool isTogether)
    {
        Grants = grants;
        OnlyTogether = isTogether;
    }

    /// <summary>The statements, with whether a condition must hold. <see cref="Reach.Unknown"/> when it cannot be told whether they do.</summary>
    public ImmutableArray<(Grant Grant, Reach Reach)> Grants { get; }

    /// <summary>Whether no statement does it alone.</summary>
    public bool OnlyTogether { get; }

    /// <summary>Whether a statement is one of them.</summary>
    public bool Contains(Grant grant) => Grants.Any(pair => pair.Grant == grant && pair.Reach > Reach.Unknown);

    internal static AdministratorGrants Of(RolePermissions role)
    {
        var alone = ImmutableArray.CreateBuilder<(Grant, Reach)>();
        foreach (var grant in role.Grants)
        {
            var reach = Least(OfIdentities, (action, resource) => role.Through(grant, action, resource));

            // What AWS calls a power user can do everything but manage identities. A statement of the template that says so is `NotAction`, which has its own rule.
            if (reach == Reach.No && grant.Managed is not null)
            {
                reach = Least(OfEverything, (action, resource) => role.Through(grant, action, resource));
            }

            if (reach != Reach.No)
            {
                alone.Add((grant, reach));
            }
        }

        if (alone.Any(pair => pair.Item2 > Reach.Unknown) || Least(OfIdentities, (action, resource) => role.May(action, resource)) is not (> Reach.Unknown and var together))
        {
            return new AdministratorGrants(alone.ToImmutable(), isTogether: false);
        }

        var parts = OfIdentities.SelectMany(probe => role.GrantsOf(probe.Action, probe.Resource)).Distinct();
        return new AdministratorGrants([.. parts.Select(grant => (grant, together))], isTogether: true);
    }

    private static Reach Least((string Action, string Resource)[] probes, Func<string, string, Reach> ask)
    {
        var least = Reach.Yes;
        foreach (var (action, resource) in probes)
        {
            least = (Reach)Math.Min((int)least, (int)ask(action, resource));
            if (least == Reach.No)
            {
                break;
            }
        }

        return least;
    }
}
