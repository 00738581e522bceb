using Parapet.Model;
using Parapet.Reports.Permissions;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>Compares the roles of functions that changed them: such a function had something before, whether the new role is new or not.</summary>
internal static class FunctionRoles
{
    /// <summary>The comparison for each function whose role is written differently now: each role that it may have with each that it may have had.</summary>
    public static IEnumerable<PolicyComparison> Of(DeploymentChange change)
    {
        foreach (var function in change.After.Functions)
        {
            if (change.Was(function.Resource) is not { } resource || ValueText.AreSame(resource.Properties["Role"], function.Resource.Properties["Role"]))
            {
                continue;
            }

            var was = change.Before!.Function(resource.Id)!;
            if (!AreKnown(was, change.Before) || !AreKnown(function, change.After))
            {
                yield return DeploymentChange.NotCompared($"function {function.Id}", "its role changed, and a role outside of the template cannot be compared");
            }

            foreach (var (old, now) in from old in was.RoleIds from now in function.RoleIds where old != now select (old, now))
            {
                yield return change.Compare(
                    $"function {function.Id}, which had {old} and has {now}",
                    change.Old!.Of(change.Before.Role(old)!),
                    change.Now.Of(change.After.Role(now)!));
            }
        }
    }

    /// <summary>Whether comparing functions says all about a new role: all of its functions had roles that are known.</summary>
    public static bool Cover(DeploymentChange change, Role role)
    {
        var functions = change.After.FunctionsOf(role).ToList();
        return functions.Count > 0 && functions.TrueForAll(function =>
            change.Was(function.Resource) is { } was && change.Before!.Function(was.Id) is { RoleIds.IsEmpty: false } old && AreKnown(old, change.Before)
            && !ValueText.AreSame(was.Properties["Role"], function.Resource.Properties["Role"]));
    }

    // Every alternative of the property has to be a role of the template.
    private static bool AreKnown(Function function, Deployment deployment) => function.RoleArn.Cases.All(each =>
        each.State == CaseState.Known && each.Value is { } text && function.RoleIds.Select(deployment.Role).OfType<Role>().Any(role => Names(text, role)));

    private static bool Names(Text text, Role role) =>
        text.References.Any(reference => reference.Resource == role.Id)
        || (text.References.FirstOrDefault() is null && role.RoleName.Known.Any(name => name.Value is { Known: { Length: > 0 } known } && EndsWith(text.Known ?? text.Suffix, known)));

    private static bool EndsWith(string arn, string name) => arn[(arn.LastIndexOf('/') + 1)..] == name;
}
