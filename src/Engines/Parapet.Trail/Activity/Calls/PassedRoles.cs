using System.Collections.Immutable;
using System.Text.Json;

namespace Parapet.Trail.Activity.Calls;

/// <summary>
/// Roles that a call handed to a service. CloudTrail records no event for <c>iam:PassRole</c>, but the call could not have succeeded without it.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
/// </summary>
internal static class PassedRoles
{
    private const string PassRole = "iam:PassRole";
    private const string RunInstances = "ec2:RunInstances";
    private const int Deepest = 8;
    private const int MostRoles = 32;

    private static readonly Lazy<Dictionary<string, (string Principal, bool Names)>> Receivers = new(() =>
        BuiltInTable.Rows("passed-roles.txt").ToDictionary(row => row[0], row => (row[1], row.Length > 2), StringComparer.OrdinalIgnoreCase));

    /// <summary>The action for the roles that a successful call of an action passed; null when it passed none.</summary>
    public static CalledAction? Of(string action, EventScope scope, JsonElement parameters)
    {
        if (action == RunInstances)
        {
            return OfInstanceProfile(scope, parameters);
        }

        if (!Receivers.Value.TryGetValue(action, out var receiver)
            && !Receivers.Value.TryGetValue(action[..(action.IndexOf(':', StringComparison.Ordinal) + 1)] + "*", out receiver))
        {
            return null;
        }

        var roles = new SortedSet<string>(StringComparer.Ordinal);
        Collect(parameters, receiver.Names ? scope : null, roles, 0);
        return roles.Count == 0 ? null : Passing([.. roles.Select(role => new CalledResource(role, ResourceCertainty.Exact))], receiver.Principal);
    }

    /// <summary>An instance profile has a role, which the event does not name.</summary>
    private static CalledAction? OfInstanceProfile(EventScope scope, JsonElement parameters) =>
        new ParameterPath("iamInstanceProfile").Find(parameters).Exists(profile => profile.ValueKind == JsonValueKind.Object && profile.EnumerateObject().Any())
            ? Passing([new CalledResource($"arn:{scope.Partition}:iam::{scope.Account}:role/*", ResourceCertainty.Unknown)], "ec2.amazonaws.com")
            : null;

    private static CalledAction Passing(ImmutableArray<CalledResource> roles, string principal) => new()
    {
        Action = PassRole,
        Resources = roles,
        Conditions = [new CallCondition("StringEquals", "iam:PassedToService", principal)],
        Inferred = true,
    };

    private static void Collect(JsonElement element, EventScope? names, SortedSet<string> roles, int depth)
    {
        if (depth > Deepest || roles.Count >= MostRoles)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, names, roles, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (IsRoleName(property.Name) && property.Value.ValueKind == JsonValueKind.String && Role(property.Value.GetString()!, names) is { } role)
                {
                    roles.Add(role);
                }

                Collect(property.Value, names, roles, depth + 1);
            }
        }
    }

    private static bool IsRoleName(string name) =>
        name.EndsWith("role", StringComparison.OrdinalIgnoreCase) || name.EndsWith("roleArn", StringComparison.OrdinalIgnoreCase);

    /// <summary>Service-linked roles are not passed.</summary>
    private static string? Role(string value, EventScope? names)
    {
        if (value.Split(':', 6) is ["arn", _, "iam", "", _, var resource])
        {
            return resource.StartsWith("role/", StringComparison.Ordinal) && !resource.StartsWith("role/aws-service-role/", StringComparison.Ordinal) ? ValueReadings.Literal(value) : null;
        }

        return names is { } scope && value.Length is > 0 and <= 64 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '=' or ',' or '.' or '@' or '-')
            ? $"arn:{scope.Partition}:iam::{scope.Account}:role/{value}"
            : null;
    }
}
