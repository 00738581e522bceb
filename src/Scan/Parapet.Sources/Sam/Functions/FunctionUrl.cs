using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary><c>FunctionUrlConfig</c>. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html</summary>
internal static class FunctionUrl
{
    /// <summary>
    /// Adds the URL, and for everybody's use of an open one both permissions that Lambda asks for. The transform does not look into
    /// <c>Fn::If</c>, so a URL whose openness such a condition decides gets none.
    /// </summary>
    public static void Expand(Expansion expansion, Resource resource, Text target)
    {
        foreach (var (config, when) in resource.Properties["FunctionUrlConfig"].Cases())
        {
            if (Branches.IsSet(config))
            {
                Expand(expansion, resource, target, config, when);
            }
        }
    }

    private static void Expand(Expansion expansion, Resource resource, Text target, Value config, string? when)
    {
        var at = config.At;
        var function = new TextValue(target, ScalarKind.String, at);
        expansion.Add(resource, resource.LogicalId + "Url", "AWS::Lambda::Url", Node.Map(
            at,
            ("TargetFunctionArn", function),
            ("AuthType", config["AuthType"]),
            ("Cors", config["Cors"]),
            ("InvokeMode", config["InvokeMode"])), at, when);

        foreach (var open in config["AuthType"].AsText().Cases.Where(auth => when is null && auth.When is null && MayBeOpen(auth)))
        {
            var auth = open.Value is { } text ? new TextValue(text, ScalarKind.String, open.At) : config["AuthType"];
            expansion.Add(resource, resource.LogicalId + "UrlPublicPermissions", "AWS::Lambda::Permission", Node.Map(
                open.At,
                ("Action", Node.Text("lambda:InvokeFunctionUrl", open.At)),
                ("FunctionName", function),
                ("Principal", Node.Text("*", open.At)),
                ("FunctionUrlAuthType", auth)), open.At);
            expansion.Add(resource, resource.LogicalId + "URLInvokeAllowPublicAccess", "AWS::Lambda::Permission", Node.Map(
                open.At,
                ("Action", Node.Text("lambda:InvokeFunction", open.At)),
                ("FunctionName", function),
                ("Principal", Node.Text("*", open.At)),
                ("InvokedViaFunctionUrl", Node.Bool(true, open.At))), open.At);
        }
    }

    /// <summary>A parameter without a value may turn out to be <c>NONE</c>.</summary>
    private static bool MayBeOpen(Case<Text> auth) => auth.State switch
    {
        CaseState.Known => auth.Value!.Known is null or "NONE",
        CaseState.Unknown => true,
        _ => false,
    };
}
