using CsCheck;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Tests.Sam;

/// <summary>Whatever stands in <c>Events</c>, <c>Auth</c> and <c>Routes</c>, the pipeline comes to an end.</summary>
public sealed class RandomEventsTests
{
    private static readonly string[] Keys =
    [
        "Type", "Properties", "Path", "Method", "RestApiId", "ApiId", "Auth", "Authorizer", "Authorizers", "DefaultAuthorizer", "ApiKeyRequired", "ResourcePolicy",
        "IpRangeWhitelist", "SourceVpcBlacklist", "CustomStatements", "AwsAccountWhitelist", "InvokeRole", "OverrideApiAuth", "AuthorizationScopes", "FunctionArn",
        "UserPoolArn", "Identity", "RequestModel", "RequestParameters", "Model", "ValidateBody", "UsagePlan", "CreateUsagePlan", "AuthType", "AuthArn", "Topic",
        "SqsSubscription", "DeadLetterConfig", "Queue", "SourceAccessConfigurations", "DestinationConfig", "OnFailure", "Schedule", "paths", "/a", "get", "security",
        "x-amazon-apigateway-integration", "$connect", "a/b", "JwtConfiguration", "Fn::If", "Fn::Sub", "Ref",
    ];

    private static readonly string[] Words =
    [
        "Api", "HttpApi", "SNS", "S3", "SQS", "MQ", "Schedule", "ScheduleV2", "Cognito", "IoTRule", "CloudWatchLogs", "SelfManagedKafka", "DocumentDB", "/a", "get",
        "any", "NONE", "AWS_IAM", "CUSTOM", "true", "false", "", "A", "H", "W", "F", "C", "P", "AWS::NoValue", "PER_API", "SHARED", "vpc-1", "vpce-1", "{", "$default",
    ];

    private static readonly Gen<Value> Trees = Gen.Recursive<Value>((depth, tree) => depth > 5
        ? Leaves
        : Gen.Frequency((2, Leaves), (2, tree.Array[0, 3].Select(items => (Value)new ListValue([.. items], Location.None))), (5, Maps(tree)), (2, Choices(tree))));

    private static Gen<Value> Leaves => Pick(Words).Select(text => (Value)new TextValue(text, Location.None));

    [Fact]
    public void Random_events_never_throw() => Gen.Select(Events(), Trees, Trees, Trees).Sample(
        (events, auth, body, routes) =>
        {
            var document = new Document("t.yaml", Template(events, auth, body, routes), [], []);
            var (deployment, _) = TemplateReader.Read(document, new Dictionary<string, string>(), _ => null);
            Assert.NotNull(deployment);
        }, iter: 10_000);

    private static Gen<Value> Events() => Gen.Select(Pick(Words), Trees, Trees).Select((type, properties, other) =>
        (Value)Map(("E", Map(("Type", Text(type)), ("Properties", properties))), ("O", other)));

    private static Gen<Value> Choices(Gen<Value> tree) => Gen.Select(tree, tree).Select((yes, no) =>
        (Value)Map(("Fn::If", new ListValue([Text("C"), yes, no], Location.None))));

    private static Gen<Value> Maps(Gen<Value> tree) => Gen.Select(Pick(Keys), tree, Pick(Keys), tree).Select((k1, v1, k2, v2) =>
        (Value)(k1 == k2 ? Map((k1, v1)) : Map((k1, v1), (k2, v2))));

    private static MapValue Template(Value events, Value auth, Value body, Value routes) => Map(
        ("Transform", Text("AWS::Serverless-2016-10-31")),
        ("Parameters", Map(("P", Map(("Type", Text("String")))))),
        ("Conditions", Map(("C", Map(("Fn::Equals", new ListValue([Map(("Ref", Text("P"))), Text("x")], Location.None)))))),
        ("Globals", Map(("Api", Map(("Auth", auth))))),
        ("Resources", Map(
            ("F", Resource("Function", ("InlineCode", Text("x")), ("Events", events))),
            ("M", Resource("StateMachine", ("Events", events))),
            ("A", Resource("Api", ("Auth", auth), ("DefinitionBody", body), ("MergeDefinitions", Text("true")), ("StageName", routes))),
            ("H", Resource("HttpApi", ("Auth", auth), ("DefinitionBody", body))),
            ("W", Resource("WebSocketApi", ("Auth", auth), ("Routes", routes))))));

    private static MapValue Resource(string type, params (string Key, Value Value)[] properties) =>
        Map(("Type", Text("AWS::Serverless::" + type)), ("Properties", Map(properties)));

    private static Gen<string> Pick(string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static TextValue Text(string text) => new(text, Location.None);

    private static MapValue Map(params (string Key, Value Value)[] entries) =>
        new([.. entries.Select(entry => new MapEntry(entry.Key, Location.None, entry.Value))], Location.None);
}
