using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Permissions;

/// <summary>
/// A role's permissions boundary: the most that its policies can grant.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
/// </summary>
public sealed record Ceiling
{
    /// <summary>Whether there is a boundary, in every branch of the template.</summary>
    public required bool Exists { get; init; }

    /// <summary>Why the boundary cannot be read; null when it can, and when there is none.</summary>
    public Unknown? Why { get; init; }

    /// <summary>Where it stands.</summary>
    public required Location At { get; init; }

    /// <summary>The condition of the template under which there is none; null when there is none in any case, or when there is one.</summary>
    public string? When { get; init; }

    /// <summary>Its statements when it can be read.</summary>
    internal ImmutableArray<StatementForms> Statements { get; init; } = [];

    /// <summary>Its document when it can be read.</summary>
    internal PolicyDocument? Document { get; init; }

    internal static Ceiling Of(Role role, Deployment deployment, Concretizer concretizer, string? world)
    {
        var boundary = role.PermissionsBoundary;
        var cases = boundary.Cases.Where(c => !Worlds.Excludes(world, c.When)).DefaultIfEmpty(boundary.Cases[0]).ToList();
        foreach (var c in cases)
        {
            // In the branch without a boundary the role has what its policies say; findings name the branch.
            if (c.State == CaseState.Absent)
            {
                return new Ceiling { Exists = false, At = boundary.At, When = c.When };
            }
        }

        if (cases is [{ State: CaseState.Known, Value: { } text } only] && Read(text, deployment, concretizer) is { Unknowns.IsEmpty: true } document)
        {
            return new Ceiling
            {
                Exists = true,
                At = only.At,
                Document = document,
                Statements = [.. document.Statements.Select(statement => new StatementForms(document, statement, PolicyKind.Boundary))],
            };
        }

        var unknown = cases.Select(c => c.Why ?? c.Value?.Why).FirstOrDefault(why => why is not null);
        return new Ceiling { Exists = true, At = cases[0].At, Why = unknown ?? new Unknown(UnknownKind.Elsewhere, $"the permissions boundary of {role.Resource.LogicalId}") };
    }

    private static PolicyDocument? Read(Text text, Deployment deployment, Concretizer concretizer)
    {
        if (text.References.FirstOrDefault() is { } reference && deployment.Resource(reference.Resource) is { Type: "AWS::IAM::ManagedPolicy" } own)
        {
            return concretizer.Concrete(PolicyReader.Read(own.Properties["PolicyDocument"]));
        }

        return concretizer.Concrete(text).Known is { } arn
            ? AwsPolicies.Find(arn)?.Document
                ?? deployment.OfType("AWS::IAM::ManagedPolicy").Where(policy => concretizer.Arn(policy) == arn)
                    .Select(policy => concretizer.Concrete(PolicyReader.Read(policy.Properties["PolicyDocument"]))).FirstOrDefault()
            : null;
    }
}
