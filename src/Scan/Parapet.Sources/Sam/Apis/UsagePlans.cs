using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary>Usage plans and API keys. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiusageplan.html</summary>
internal static class UsagePlans
{
    /// <summary>Adds the plan, key and their connection that <c>Auth.UsagePlan</c> asks for; APIs may share one.</summary>
    public static void Expand(Expansion expansion, Resource api, Resource stage)
    {
        var plan = api.Properties.Path("Auth", "UsagePlan");
        var prefix = plan["CreateUsagePlan"].AsString().ValueOrDefault switch { "PER_API" => api.LogicalId, "SHARED" => "Serverless", _ => null };
        if (prefix is null || expansion.Made.Any(made => made.Id == expansion.Stack.Scope + prefix + "UsagePlan"))
        {
            return;
        }

        var at = plan.At;
        var used = Node.Map(at, ("ApiId", Node.Ref(api.Id, at)), ("Stage", Node.Ref(stage.Id, at)));
        var made = expansion.Add(
            api,
            prefix + "UsagePlan",
            "AWS::ApiGateway::UsagePlan",
            Node.Map(
                at, ("ApiStages", Node.List(at, used)), ("UsagePlanName", plan["UsagePlanName"]), ("Quota", plan["Quota"]), ("Throttle", plan["Throttle"])),
            at);
        var stageKey = Node.Map(at, ("RestApiId", Node.Ref(api.Id, at)), ("StageName", Node.Ref(stage.Id, at)));
        var key = expansion.Add(
            api, prefix + "ApiKey", "AWS::ApiGateway::ApiKey", Node.Map(at, ("Enabled", Node.Bool(true, at)), ("StageKeys", Node.List(at, stageKey))), at);
        expansion.Add(
            api,
            prefix + "UsagePlanKey",
            "AWS::ApiGateway::UsagePlanKey",
            Node.Map(at, ("KeyId", Node.Ref(key.Id, at)), ("KeyType", Node.Text("API_KEY", at)), ("UsagePlanId", Node.Ref(made.Id, at))),
            at);
    }
}
