namespace Parapet.Iam.Evaluation;

/// <summary>
/// The condition keys that AWS fills in from who asks and whose the resource is.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
internal static class DerivedContext
{
    public static RequestContext Of(Request request) =>
        RequestContext.Of(Keys(request).Concat(request.Context.Values), request.Context.IsOpen);

    private static IEnumerable<KeyValuePair<string, ContextValue>> Keys(Request request)
    {
        var principal = request.Principal;
        yield return principal.Kind == PrincipalKind.Anonymous
            ? Key("aws:PrincipalAccount", "anonymous")
            : Key("aws:PrincipalIsAWSService", principal.Kind == PrincipalKind.Service ? "true" : "false");
        yield return Key("aws:PrincipalType", principal.Kind switch
        {
            PrincipalKind.User => "User",
            PrincipalKind.Session => "AssumedRole",
            PrincipalKind.FederatedUser => "FederatedUser",
            PrincipalKind.Root => "Account",
            PrincipalKind.Service => "Service",
            _ => "Anonymous",
        });
        if (principal.Arn is { } arn)
        {
            yield return Key("aws:PrincipalArn", arn);
        }

        if (principal.Account is { } account)
        {
            yield return Key("aws:PrincipalAccount", account);
            yield return principal.Kind == PrincipalKind.Root ? Key("aws:userid", account) : new("aws:userid", ContextValue.Present);
            if (request.Organization is { } organization && organization.Paths.TryGetValue(account, out var path))
            {
                yield return Key("aws:PrincipalOrgID", organization.Id);
                yield return new("aws:PrincipalOrgPaths", ContextValue.OfMany(path));
            }
        }

        if (principal.Kind == PrincipalKind.User)
        {
            yield return Key("aws:username", principal.Name[(principal.Name.LastIndexOf('/') + 1)..]);
        }

        if (principal.Kind == PrincipalKind.Service)
        {
            yield return Key("aws:PrincipalServiceName", principal.Name);
        }

        foreach (var key in OfResource(request))
        {
            yield return key;
        }
    }

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfResource(Request request)
    {
        if (request.Resources is not [var resource, ..] || request.AccountOf(resource) is not { } account)
        {
            yield break;
        }

        yield return Key("aws:ResourceAccount", account);
        if (request.Organization is { } organization && organization.Paths.TryGetValue(account, out var path))
        {
            yield return Key("aws:ResourceOrgID", organization.Id);
            yield return new("aws:ResourceOrgPaths", ContextValue.OfMany(path));
        }
    }

    private static KeyValuePair<string, ContextValue> Key(string name, string value) => new(name, ContextValue.Of(value));
}
