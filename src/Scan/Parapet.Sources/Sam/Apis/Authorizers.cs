using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Events;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary>Security schemes for the authorizers of an API, and the permissions to invoke authorizer functions.</summary>
internal static class Authorizers
{
    private const string AuthType = "x-amazon-apigateway-authtype";
    private const string Authorizer = "x-amazon-apigateway-authorizer";

    /// <summary>The scheme definitions by name, with <c>AWS_IAM</c> and <c>api_key</c>.</summary>
    public static MapValue Schemes(Value auth, bool isHttp, Location at)
    {
        var schemes = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var (entry, _) in auth["Authorizers"].EachEntry())
        {
            if (schemes.All(known => known.Key != entry.Key))
            {
                schemes.Add(entry with { Value = Alternatives.Map(entry.Value, one => isHttp ? Http(one) : Rest(one)) });
            }
        }

        schemes.Add(new MapEntry("AWS_IAM", at, Key("Authorization", at, (AuthType, Node.Text("awsSigv4", at)))));
        if (!isHttp)
        {
            schemes.Add(new MapEntry(RouteSecurity.ApiKey, at, Key("x-api-key", at)));
        }

        return new MapValue(schemes.ToImmutable(), at);
    }

    /// <summary>Lets API Gateway invoke the authorizers' functions: by default for REST, on demand for HTTP.</summary>
    public static void Permit(Expansion expansion, Resource api, bool isHttp)
    {
        foreach (var (entry, when) in api.Properties.Path("Auth", "Authorizers").EachEntry())
        {
            var authorizer = entry.Value;
            var wanted = isHttp
                ? authorizer["EnableFunctionDefaultPermissions"].AsBool().Is(true)
                : !authorizer["DisableFunctionDefaultPermissions"].AsBool().Is(true);
            if (authorizer["FunctionArn"].IsAbsent || !wanted)
            {
                continue;
            }

            var at = entry.KeyAt;
            var source = Arns.Of("execute-api", [Node.RefText(api.Id), Text.Of("/authorizers/*")]);
            var properties = Node.Map(
                at,
                ("Action", Node.Text("lambda:InvokeFunction", at)),
                ("FunctionName", authorizer["FunctionArn"]),
                ("Principal", Node.Text("apigateway.amazonaws.com", at)),
                ("SourceArn", new TextValue(source, ScalarKind.String, at)));
            expansion.Add(api, $"{api.LogicalId}{entry.Key}AuthorizerPermission", "AWS::Lambda::Permission", properties, at, when);
        }
    }

    private static Value Rest(Value authorizer)
    {
        var at = authorizer.At;
        var header = authorizer.Path("Identity", "Header").AsString().ValueOrDefault ?? "Authorization";
        var pools = authorizer["UserPoolArn"];
        if (authorizer is UnknownValue)
        {
            return authorizer;
        }

        if (!pools.IsAbsent)
        {
            return Key(
                header,
                at,
                (AuthType, Node.Text("cognito_user_pools", at)),
                (Authorizer, Node.Map(at, ("type", Node.Text("cognito_user_pools", at)), ("providerARNs", Node.List(at, pools.EachItem().Select(i => i.Value))))));
        }

        var isRequest = authorizer["FunctionPayloadType"].AsString().Is("REQUEST");
        return Key(
            isRequest ? "Unused" : header,
            at,
            (AuthType, Node.Text("custom", at)),
            (Authorizer, Lambda(authorizer, isRequest ? "request" : "token")));
    }

    private static Value Http(Value authorizer)
    {
        var at = authorizer.At;
        var jwt = authorizer["JwtConfiguration"];
        if (authorizer is UnknownValue)
        {
            return authorizer;
        }

        if (jwt.IsAbsent && authorizer["OpenIdConnectUrl"].IsAbsent)
        {
            return Key("Unused", at, (Authorizer, Lambda(authorizer, "request")));
        }

        var definition = Node.Map(
            at,
            ("type", Node.Text("jwt", at)),
            ("identitySource", authorizer["IdentitySource"]),
            ("jwtConfiguration", jwt));
        return Node.Map(
            at,
            ("type", Node.Text(jwt.IsAbsent ? "openIdConnect" : "oauth2", at)),
            ("openIdConnectUrl", authorizer["OpenIdConnectUrl"]),
            (Authorizer, definition));
    }

    private static MapValue Lambda(Value authorizer, string type)
    {
        var at = authorizer.At;
        var uri = Node.Join(
            at,
            [
                Text.Of("arn:"), Node.Pseudo("AWS::Partition"), Text.Of(":apigateway:"), Node.Pseudo("AWS::Region"),
                Text.Of(":lambda:path/2015-03-31/functions/"), Arns.Part(authorizer["FunctionArn"]), Text.Of("/invocations"),
            ]);
        return Node.Map(
            at,
            ("type", Node.Text(type, at)),
            ("authorizerUri", uri),
            ("authorizerCredentials", authorizer["FunctionInvokeRole"]),
            ("authorizerResultTtlInSeconds", authorizer.Path("Identity", "ReauthorizeEvery")),
            ("identityValidationExpression", authorizer.Path("Identity", "ValidationExpression")));
    }

    private static MapValue Key(string name, Location at, params ReadOnlySpan<(string Key, Value? Value)> more)
    {
        var map = Node.Map(at, ("type", Node.Text("apiKey", at)), ("name", Node.Text(name, at)), ("in", Node.Text("header", at)));
        foreach (var (key, value) in more)
        {
            map = value is null ? map : map.With(key, value);
        }

        return map;
    }
}
