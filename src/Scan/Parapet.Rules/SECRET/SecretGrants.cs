using Parapet.Model;
using Parapet.Values;
using static Parapet.Rules.SECRET.TemplateSnippet;

namespace Parapet.Rules.SECRET;

/// <summary>Resources of a template, with what lets the roles of a function read a secret.</summary>
/// <param name="Resources">The resources.</param>
/// <param name="Missing">What cannot be written there, as sentences; empty when everything can.</param>
internal sealed record SecretGrants(MapValue Resources, string Missing)
{
    /// <summary>Adds the permissions where each role of the function takes them: a role that SAM makes takes them from the resource that it makes it for.</summary>
    /// <param name="resources">What is written so far.</param>
    /// <param name="deployment">The deployment.</param>
    /// <param name="function">The function.</param>
    /// <param name="secret">The secret's logical id.</param>
    /// <param name="key">The ARN of its key, when that needs a permission too.</param>
    public static SecretGrants Add(MapValue resources, Deployment deployment, Function function, string secret, Value? key)
    {
        var open = new List<string>();
        foreach (var role in function.RoleIds.Select(deployment.Role).OfType<Role>().Select(role => role.Resource))
        {
            var owner = role.MadeFrom is null ? role : deployment.Resource(role.MadeFrom);
            if (role.Scope != function.Resource.Scope || role.IsFromLoop || owner is not { Type: "AWS::IAM::Role" or "AWS::Lambda::Function" or "AWS::StepFunctions::StateMachine" } || !IsPlain(owner.LogicalId))
            {
                open.Add(IsPlain(role.LogicalId) ? $"The role {role.LogicalId}, which does not stand in the template as such," : "A role with an odd name");
                continue;
            }

            var policies = role.MadeFrom is null ? List(OfRole(secret, key))
                : key is null ? List(OfSam(secret))
                : List(OfSam(secret), Document(Decrypt(key)));
            var properties = (resources[owner.LogicalId]["Properties"] as MapValue ?? MapValue.Empty).With("Policies", policies);
            resources = resources.With(owner.LogicalId, Map(("Properties", properties)));
        }

        if (function.RoleArn.Cases.Where(each => each.State != CaseState.Absent).Select(each => each.Value?.ToString()).Distinct().Count() is var all && (all > function.RoleIds.Length || function.RoleIds.IsEmpty))
        {
            open.Add(function.RoleIds.IsEmpty ? "The role is not part of the template; it" : "The function's other role, which is not part of the template,");
        }

        return new SecretGrants(resources, string.Concat(open.Select(who => $"\n{who} needs secretsmanager:GetSecretValue on {secret}.\n")));
    }

    private static MapValue OfSam(string secret) => Map(("AWSSecretsManagerGetSecretValuePolicy", Map(("SecretArn", RefTo(secret)))));

    private static MapValue OfRole(string secret, Value? key)
    {
        var read = Statement("secretsmanager:GetSecretValue", RefTo(secret));
        return Map(("PolicyName", Text("read-" + secret)), ("PolicyDocument", key is null ? Document(read) : Document(read, Decrypt(key))));
    }

    private static MapValue Document(params ReadOnlySpan<Value> statements) => Map(("Version", Text("2012-10-17")), ("Statement", List(statements)));

    private static MapValue Decrypt(Value key) => Statement("kms:Decrypt", key);

    private static MapValue Statement(string action, Value resource) => Map(("Effect", Text("Allow")), ("Action", Text(action)), ("Resource", resource));
}
