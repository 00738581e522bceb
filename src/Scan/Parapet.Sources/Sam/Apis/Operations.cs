using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary>The OpenAPI operations that events stand for.</summary>
internal static class Operations
{
    public const string AnyMethod = "x-amazon-apigateway-any-method";
    public const string Integration = "x-amazon-apigateway-integration";

    private const string Iam = "AWS_IAM";

    /// <summary>The operation's key in its path.</summary>
    public static string Key(EventRoute route) => route.Method == "any" ? AnyMethod : route.Method;

    /// <summary>The operation before the API's defaults are applied.</summary>
    public static MapValue Of(EventRoute route, Resource api)
    {
        var at = route.At;
        Text[] path = route.Credentials is null
            ? [Text.Of(":lambda:path/2015-03-31/functions/"), route.TargetArn, Text.Of("/invocations")]
            : [Text.Of(":states:action/StartExecution")];
        var uri = Node.Join(at, [Text.Of("arn:"), Node.Pseudo("AWS::Partition"), Text.Of(":apigateway:"), Node.Pseudo("AWS::Region"), .. path]);
        var version = route.Properties["PayloadFormatVersion"];
        var integration = Node.Map(
            at,
            ("type", Node.Text(route.Credentials is null ? "aws_proxy" : "aws", at)),
            ("httpMethod", Node.Text("POST", at)),
            ("uri", uri),
            ("credentials", route.Credentials ?? InvokeRole(route, api)),
            ("payloadFormatVersion", !route.IsHttp ? null : version.IsAbsent ? Node.Text("2.0", at) : version));
        return Node.Map(
            at,
            (Integration, integration),
            ("parameters", route.IsHttp ? null : Parameters(route.Properties["RequestParameters"])),
            ("x-amazon-apigateway-request-validator", route.IsHttp ? null : Validators.NameFor(route.Properties, api.Properties["Models"])),
            ("security", RouteSecurity.OfEvent(route.Properties["Auth"], at)),
            ("responses", new MapValue([], at)));
    }

    /// <summary>An operation of the template's own definition with the security that an event asks for; left alone when it asks for none.</summary>
    public static MapValue WithSecurity(MapValue operation, EventRoute route)
    {
        var security = RouteSecurity.OfEvent(route.Properties["Auth"], route.At);
        return security.IsAbsent ? operation : operation.With("security", security);
    }

    /// <summary>With IAM authorization, API Gateway calls the function as the caller unless told otherwise.</summary>
    private static Value? InvokeRole(EventRoute route, Resource api)
    {
        var own = route.Properties["Auth"];
        var shared = api.Properties["Auth"];
        var isIam = own["Authorizer"].AsString().Is(Iam) || (own.IsAbsent && shared["DefaultAuthorizer"].AsString().Is(Iam));
        if (route.IsHttp || !isIam)
        {
            return null;
        }

        return Alternatives.Map(own["InvokeRole"].IsAbsent ? shared["InvokeRole"] : own["InvokeRole"], role => role switch
        {
            TextValue { Text.Known: "NONE" } => new AbsentValue(role.At),
            AbsentValue or TextValue { Text.Known: "CALLER_CREDENTIALS" } => Node.Text("arn:aws:iam::*:user/*", route.At),
            _ => role,
        });
    }

    /// <summary>Each is a name (<c>method.request.querystring.id</c>) or a map from it to what is wanted of it. Alone they validate nothing.</summary>
    private static ListValue? Parameters(Value wanted)
    {
        var parameters = ImmutableArray.CreateBuilder<Value>();
        foreach (var (item, _) in wanted.EachItem())
        {
            switch (item)
            {
                case TextValue { Text.Known: { } name }:
                    parameters.Add(Parameter(name, Node.Bool(false, item.At), item.At));
                    break;
                case MapValue { Entries: [var entry, ..] }:
                    parameters.Add(Parameter(entry.Key, entry.Value["Required"].IsAbsent ? Node.Bool(false, item.At) : entry.Value["Required"], item.At));
                    break;
            }
        }

        return parameters.Count == 0 ? null : new ListValue(parameters.ToImmutable(), wanted.At);
    }

    private static MapValue Parameter(string full, Value required, Location at)
    {
        var parts = full.Split('.', 4);
        var place = parts.Length == 4 ? parts[2] : "";
        return Node.Map(
            at,
            ("name", Node.Text(parts[^1], at)),
            ("in", Node.Text(place == "querystring" ? "query" : place, at)),
            ("required", required),
            ("type", Node.Text("string", at)));
    }
}
