using System.Collections.Immutable;
using Parapet.Analysis.Permissions;
using Parapet.Iam.Catalog;
using Parapet.Model;

namespace Parapet.Cli.Policies;

/// <summary>What the parts of a deployment are called, by people and in policies.</summary>
internal sealed class DeploymentNames
{
    private readonly Deployment deployment;
    private readonly Concretizer concretizer;
    private readonly ImmutableArray<(string Arn, string Id)> arns;

    public DeploymentNames(DeploymentPolicies policies)
    {
        deployment = policies.Deployment;
        concretizer = policies.Permissions.Concretizer;

        // An ARN can be the start of another one, which then has to be looked for first.
        arns =
        [
            .. from resource in deployment.Resources
               let arn = concretizer.Arn(resource)
               where arn is not null
               orderby arn.Length descending, arn
               select (arn, resource.Id),
        ];
    }

    /// <summary>Makes texts about any of some deployments readable.</summary>
    public static Func<string, string> ReadableIn(IEnumerable<Deployment> deployments)
    {
        var names = deployments.Select(deployment => new DeploymentNames(new DeploymentPolicies(deployment))).ToList();
        return text => names.Aggregate(text, (readable, each) => each.Readable(readable));
    }

    /// <summary>A text with logical ids in the place of ARNs of the imaginary account.</summary>
    public string Readable(string text)
    {
        if (!text.Contains("arn:", StringComparison.Ordinal) && !text.Contains(ImaginaryAccount.Id, StringComparison.Ordinal))
        {
            return text;
        }

        foreach (var (arn, id) in arns)
        {
            text = text.Replace(arn, id, StringComparison.Ordinal);
        }

        return text.Replace(ImaginaryAccount.Id, "${AWS::AccountId}", StringComparison.Ordinal).Replace(ImaginaryAccount.Region, "${AWS::Region}", StringComparison.Ordinal);
    }

    /// <summary>The roles that a name means; several when a condition of the template decides which one a function has.</summary>
    public ImmutableArray<Role> Roles(string name) =>
        Find(deployment.Functions, function => function.Id, name) is { } function ? [.. function.RoleIds.Select(deployment.Role).OfType<Role>()]
        : Find(deployment.Roles, role => role.Id, name) is { } role ? [role]
        : [];

    /// <summary>The function with an id or a logical id; null when there is none.</summary>
    public Function? Function(string name) => Find(deployment.Functions, function => function.Id, name);

    /// <summary>The functions and roles, by the names that the user can give.</summary>
    public IEnumerable<string> Principals => deployment.Functions.Select(function => function.Id).Concat(deployment.Roles.Select(role => role.Id));

    /// <summary>The resources that policies can name.</summary>
    public IEnumerable<string> Resources => arns.Select(pair => pair.Id);

    /// <summary>What a name means in a request for an action: an ARN as it is, a logical id as its ARN, with what stands behind it.</summary>
    /// <returns>The ARN, and the resource when it is one of the deployment; null when the name means nothing.</returns>
    public (string Arn, Resource? Resource)? Resource(string name, CatalogAction action)
    {
        if (name == "*")
        {
            return (name, null);
        }

        if (name.StartsWith("arn:", StringComparison.Ordinal))
        {
            return (name, arns.Where(pair => IsPartOf(name, pair.Arn)).Select(pair => deployment.Resource(pair.Id)).FirstOrDefault());
        }

        // A nested resource's id has slashes, and so has what follows an id: the longest id counts.
        for (var end = name.Length; end > 0; end = name.AsSpan(0, end).LastIndexOfAny('/', ':'))
        {
            if (Find(deployment.Resources, resource => resource.Id, name[..end]) is { } resource && concretizer.Arn(resource) is { } arn)
            {
                return (end == name.Length ? Fitting(arn, action) : arn + name[end..], resource);
            }
        }

        return null;
    }

    // An object action on a bucket is about some object of it, a stream's action on a log group about some stream.
    private static string Fitting(string arn, CatalogAction action) =>
        ((string[])[arn, arn + "/*", arn + ":*"]).FirstOrDefault(candidate => action.Resources.Any(resource => ActionPattern.Matches(resource.Type.ArnGlob, candidate))) ?? arn;

    private static bool IsPartOf(string arn, string whole) =>
        arn.StartsWith(whole, StringComparison.Ordinal) && (arn.Length == whole.Length || arn[whole.Length] is '/' or ':');

    private static T? Find<T>(ImmutableArray<T> items, Func<T, string> id, string name)
        where T : class
    {
        var exact = items.FirstOrDefault(item => id(item) == name);
        return exact ?? (items.Where(item => id(item)[(id(item).LastIndexOf('/') + 1)..] == name).ToList() is [var only] ? only : null);
    }
}
