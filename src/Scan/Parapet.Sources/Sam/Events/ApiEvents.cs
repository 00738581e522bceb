using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Apis;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>Routes of REST and HTTP APIs, and the permissions that API Gateway needs for them.</summary>
internal static class ApiEvents
{
    private const string Service = "apigateway.amazonaws.com";

    public static void ForFunction(EventSite site)
    {
        var isHttp = site.Type == "HttpApi";
        var number = 0;
        foreach (var (one, whenApi) in Few(site, isHttp ? "ApiId" : "RestApiId"))
        {
            var api = site.Expansion.Find(one);
            var apiText = api is not null ? Node.RefText(api.Id) : one.IsAbsent ? Node.RefText(site.Scoped(Implicit(isHttp))) : Arns.Part(one);
            var stage = isHttp ? "" : one.IsAbsent ? "Prod" : api is null ? "AllStages" : api.Properties["StageName"].AsString().ValueOrDefault ?? "Stage";
            var id = site.Id + "Permission" + (stage.All(char.IsAsciiLetterOrDigit) ? stage : "Stage");
            foreach (var (path, method, whenRoute) in Routes(site, isHttp))
            {
                var when = Conditions.Both(whenApi, whenRoute);
                AddRoute(site, one, path, method, when, null);
                var asked = method == "any" ? "*" : method.ToUpperInvariant();
                var rest = path == "$default" ? "/*/*" : $"/*/{asked}{Wildcards(path)}";
                (site with { When = Conditions.Both(site.When, when) }).Permit(
                    Service, site.Arn("execute-api", [apiText, Text.Of(rest)]), id: number == 0 ? id : $"{id}{number}");
                number++;
            }
        }
    }

    public static void ForStateMachine(EventSite site)
    {
        var role = Roles.Add(site, Service, "states:StartExecution", site.Target, site.Source.Properties["PermissionsBoundary"]);
        foreach (var (one, whenApi) in Few(site, "RestApiId"))
        {
            foreach (var (path, method, when) in Routes(site, isHttp: false))
            {
                AddRoute(site, one, path, method, Conditions.Both(whenApi, when), role);
            }
        }
    }

    /// <summary>The path as a permission names it: each <c>{parameter}</c> is a star.</summary>
    public static string Wildcards(string path)
    {
        path = path.Length > 1 && path.EndsWith('/') ? path[..^1] : path;
        var built = new System.Text.StringBuilder();
        var depth = 0;
        foreach (var c in path)
        {
            if (c == '{' && depth++ == 0)
            {
                built.Append('*');
            }
            else if (depth == 0)
            {
                built.Append(c);
            }

            if (c == '}' && depth > 0)
            {
                depth--;
            }
        }

        return built.ToString();
    }

    private static void AddRoute(EventSite site, Value declared, string path, string method, string? when, Value? credentials)
    {
        var isHttp = site.Type == "HttpApi";
        var apiId = declared.IsAbsent ? site.Scoped(Implicit(isHttp)) : site.Expansion.Find(declared)?.Id;
        if (apiId is not null)
        {
            site.Expansion.Routes.Add(new EventRoute(
                apiId, isHttp, site.Made, site.TargetArn, path, method, site.Properties, site.At,
                Conditions.Both(site.Source.When, Conditions.Both(site.When, when)))
            { Source = site.Source, Credentials = credentials });
        }
    }

    private static IEnumerable<(string Path, string Method, string? When)> Routes(EventSite site, bool isHttp)
    {
        var fallback = isHttp ? "$default" : "/*";
        foreach (var (path, whenPath) in Few(site, "Path"))
        {
            foreach (var (method, whenMethod) in Few(site, "Method"))
            {
                yield return (
                    path.IsAbsent ? fallback : Arns.Part(path).ToString(),
                    method is TextValue { Text.Known: { } known } && !known.Equals(Operations.AnyMethod, StringComparison.OrdinalIgnoreCase) ? known.ToLowerInvariant() : "any",
                    Conditions.Both(whenPath, whenMethod));
            }
        }
    }

    /// <summary>The alternatives of a property; too many are an unknown one, for they multiply with those of the others.</summary>
    private static IEnumerable<(Value Value, string? When)> Few(EventSite site, string property)
    {
        var value = Alternatives.Bounded(site.Properties[property]);
        if (value is UnknownValue { Why.Kind: UnknownKind.TooLarge } unknown)
        {
            site.Expansion.Report(value.At, $"`{property}` of event `{site.Name}` cannot be known because {unknown.Why}; write fewer");
        }

        return value.Cases();
    }

    private static string Implicit(bool isHttp) => isHttp ? ServerlessApis.ImplicitHttp : ServerlessApis.ImplicitRest;
}
