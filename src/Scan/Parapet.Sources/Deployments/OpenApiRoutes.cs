using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Deployments;

/// <summary>
/// Routes declared in an OpenAPI body with API Gateway's extensions.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
/// </summary>
internal static class OpenApiRoutes
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "x-amazon-apigateway-any-method"];

    public static IEnumerable<Route> Of(Resource api, Value body, ApiKind kind, Links links)
    {
        foreach (var (document, whenBody) in body.Cases())
        {
            foreach (var (path, whenPath) in document["paths"].EachEntry())
            {
                foreach (var (operation, whenMethod) in path.Value.EachEntry())
                {
                    if (Methods.Contains(operation.Key.ToLowerInvariant()))
                    {
                        var when = Conditions.Both(Conditions.Both(whenBody, whenPath), whenMethod);
                        yield return Route(api, document, path.Key, operation, kind, when, links);
                    }
                }
            }
        }
    }

    private static Route Route(Resource api, Value document, string path, MapEntry entry, ApiKind kind, string? when, Links links)
    {
        var operation = entry.Value;
        var security = operation["security"].IsAbsent ? document["security"] : operation["security"];
        return new Route
        {
            Resource = api,
            At = entry.KeyAt,
            Method = entry.Key.StartsWith("x-", StringComparison.Ordinal) ? "ANY" : entry.Key.ToUpperInvariant(),
            Path = path,
            Authorization = Authorization(document, operation, security, entry.KeyAt),
            ApiKeyRequired = Alternatives.Map(security, one => ApiKeyRequired(document, one, entry.KeyAt)).AsBool(),
            Validated = kind == ApiKind.Rest ? Validated(document, operation, entry.KeyAt) : Resolved.Absent<bool>(entry.KeyAt),
            FunctionIds = links.Functions(operation.Path("x-amazon-apigateway-integration", "uri")),
            When = Conditions.Both(api.When, when),
        };
    }

    private static Resolved<string> Authorization(Value document, Value operation, Value security, Location at)
    {
        if (operation.Path("x-amazon-apigateway-auth", "type").AsString() is { IsAbsent: false } declared)
        {
            return declared.Map(type => type.ToUpperInvariant());
        }

        return Alternatives.Map(security, one => one is UnknownValue
            ? one
            : Node.Text(Schemes(one).Select(scheme => Kind(Definition(document, scheme), scheme)).FirstOrDefault(kind => kind is not null) ?? "NONE", at)).AsString();
    }

    // A requirement of unknown scopes may be there or not.
    private static Value ApiKeyRequired(Value document, Value security, Location at)
    {
        var isRequired = false;
        foreach (var (requirement, _) in security.EachItem())
        {
            foreach (var (scheme, _) in requirement.EachEntry())
            {
                if (IsApiKey(Definition(document, scheme.Key)))
                {
                    if (scheme.Value is UnknownValue)
                    {
                        return scheme.Value;
                    }

                    isRequired = true;
                }
            }
        }

        return security is UnknownValue ? security : Node.Bool(isRequired, at);
    }

    // A requirement whose scheme is not defined in the body is a Lambda authorizer or user pool defined elsewhere: API Gateway
    // would refuse the import otherwise, so it counts as an authorizer.
    private static string? Kind(Value definition, string name)
    {
        if (name == "NONE")
        {
            return null;
        }

        if (definition.IsAbsent)
        {
            return name is "api_key" ? null : "CUSTOM";
        }

        var type = definition["x-amazon-apigateway-authtype"].AsString().ValueOrDefault;
        var authorizer = definition["x-amazon-apigateway-authorizer"];
        return type switch
        {
            "awsSigv4" => "AWS_IAM",
            "cognito_user_pools" => "COGNITO_USER_POOLS",
            not null => "CUSTOM",
            _ when authorizer["type"].AsString().Is("jwt") => "JWT",
            _ when authorizer["type"].AsString().Is("cognito_user_pools") => "COGNITO_USER_POOLS",
            _ when !authorizer.IsAbsent => "CUSTOM",
            _ when IsApiKey(definition) => null,
            _ => null,
        };
    }

    private static bool IsApiKey(Value definition) =>
        definition["type"].AsString().Is("apiKey")
        && definition["x-amazon-apigateway-authorizer"].IsAbsent
        && definition["x-amazon-apigateway-authtype"].IsAbsent
        && string.Equals(definition["name"].AsString().ValueOrDefault, "x-api-key", StringComparison.OrdinalIgnoreCase);

    private static Value Definition(Value document, string scheme)
    {
        var v2 = document.Path("securityDefinitions", scheme);
        return v2.IsAbsent ? document.Path("components", "securitySchemes", scheme) : v2;
    }

    private static ImmutableArray<string> Schemes(Value security) =>
        [.. security.EachItem().SelectMany(pair => pair.Value.EachEntry()).Select(pair => pair.Entry.Key)];

    private static Resolved<bool> Validated(Value document, Value operation, Location at)
    {
        var name = operation["x-amazon-apigateway-request-validator"];
        if (name.IsAbsent)
        {
            name = document["x-amazon-apigateway-request-validator"];
        }

        if (name.IsAbsent)
        {
            return Resolved.Known(false, at);
        }

        var validators = document["x-amazon-apigateway-request-validators"];
        return name.AsString().Map(key =>
            validators.Path(key, "validateRequestBody").AsBool().Is(true) || validators.Path(key, "validateRequestParameters").AsBool().Is(true));
    }
}
