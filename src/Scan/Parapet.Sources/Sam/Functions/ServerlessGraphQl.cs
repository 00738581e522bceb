using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary><c>AWS::Serverless::GraphQLApi</c>: who may call it, and what it may call. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-graphqlapi.html</summary>
internal static class ServerlessGraphQl
{
    public static void Expand(Expansion expansion, Resource resource)
    {
        if (resource.Properties is not MapValue properties)
        {
            expansion.Keep(resource with { Type = "AWS::AppSync::GraphQLApi", MadeFrom = resource.Id });
            return;
        }

        var auth = properties["Auth"];
        var api = properties.Without("Auth").Without("DataSources").Without("Functions").Without("Resolvers")
            .Without("SchemaInline").Without("SchemaUri").Without("ApiKeys").Without("Cache").Without("DomainName").Without("Logging");
        if (auth is MapValue map)
        {
            foreach (var (key, value) in Authorization(map).Entries.Select(e => (e.Key, e.Value)))
            {
                api = api.With(key, value);
            }

            if (!map["Additional"].IsAbsent)
            {
                var additional = map["Additional"].EachItem().Select(item => item.Value is MapValue each ? Authorization(each) : item.Value);
                api = api.With("AdditionalAuthenticationProviders", Node.List(map["Additional"].At, additional));
            }
        }
        else if (!auth.IsAbsent)
        {
            api = api.With("AuthenticationType", auth["Type"]);
        }

        if (!properties["Logging"].IsAbsent)
        {
            api = api.With("LogConfig", properties["Logging"]);
        }

        expansion.Add(resource, resource.LogicalId, "AWS::AppSync::GraphQLApi", api, resource.At);
        foreach (var (source, when) in properties.Path("DataSources", "Lambda").EachEntry())
        {
            LambdaDataSource(expansion, resource, source, when);
        }
    }

    private static MapValue Authorization(MapValue auth) => Node.Map(
        auth.At,
        ("AuthenticationType", auth["Type"]),
        ("LambdaAuthorizerConfig", auth["LambdaAuthorizer"]),
        ("OpenIDConnectConfig", auth["OpenIDConnect"]),
        ("UserPoolConfig", auth["UserPool"]));

    private static void LambdaDataSource(Expansion expansion, Resource resource, MapEntry source, string? when)
    {
        var at = source.KeyAt;
        var id = resource.LogicalId + source.Key;
        var function = source.Value["FunctionArn"];
        var role = source.Value["ServiceRoleArn"];
        if (!Branches.IsSet(role) && !function.IsAbsent)
        {
            var made = expansion.Add(resource, id + "Role", "AWS::IAM::Role", Node.Map(
                at,
                ("AssumeRolePolicyDocument", InlinePolicy.Trust("appsync.amazonaws.com", at)),
                ("Policies", Node.List(at, InlinePolicy.Of(id + "Policy", "lambda:InvokeFunction", function)))), at, when);
            role = Node.GetAtt(made.Id, "Arn", at);
        }

        expansion.Add(resource, id + "DataSource", "AWS::AppSync::DataSource", Node.Map(
            at,
            ("ApiId", Node.GetAtt(resource.Id, "ApiId", at)),
            ("Name", source.Value["Name"].IsAbsent ? Node.Text(source.Key, at) : source.Value["Name"]),
            ("Type", Node.Text("AWS_LAMBDA", at)),
            ("LambdaConfig", Node.Map(at, ("LambdaFunctionArn", function))),
            ("ServiceRoleArn", role)), at, when);
    }
}
