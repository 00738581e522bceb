using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Events;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>The execution role of a function: the given one, or one made of <c>Policies</c>.</summary>
internal static class FunctionRole
{
    /// <summary><c>Role</c> of <c>AWS::Lambda::Function</c>: where the template gives none, the generated role's ARN.</summary>
    public static Value Of(Resource resource) => Alternatives.Map(
        resource.Properties["Role"],
        role => Branches.IsSet(role) ? role : Node.GetAtt(resource.Id + "Role", "Arn", role.IsAbsent ? resource.At : role.At));

    /// <summary>Makes the role unless one is given under every condition.</summary>
    /// <param name="expansion">The transform.</param>
    /// <param name="resource">The SAM function.</param>
    /// <param name="destinations">Policies that the destinations of asynchronous calls need.</param>
    /// <param name="additions">What the function's events need.</param>
    public static void Expand(Expansion expansion, Resource resource, IEnumerable<Value> destinations, RoleAdditions additions)
    {
        var given = resource.Properties["Role"];
        if (given.Cases().All(c => Branches.IsSet(c.Value)))
        {
            return; // Policies are ignored beside a role.
        }

        var properties = resource.Properties;
        var role = new ExecutionRole(expansion, resource) { Trust = properties["AssumeRolePolicyDocument"], Service = "lambda.amazonaws.com" };
        role.Attach(ManagedPolicies.BasicExecution, resource.At);
        if (Branches.IsSet(properties["Tracing"]) && !properties["Tracing"].AsString().Cases.All(c => c is { State: CaseState.Known, Value: "Disabled" }))
        {
            role.Attach(ManagedPolicies.XRayWrite, properties["Tracing"].At);
        }

        if (Branches.IsSet(properties["VpcConfig"]))
        {
            role.Attach(ManagedPolicies.VpcAccess, properties["VpcConfig"].At);
        }

        if (Branches.IsSet(properties["DurableConfig"]))
        {
            role.Attach(ManagedPolicies.DurableExecution, properties["DurableConfig"].At);
        }

        DeadLetterPolicy(role, properties["DeadLetterQueue"]);
        role.AddInline(destinations);
        role.AddPolicies(properties["Policies"]);
        foreach (var arn in additions.ManagedPolicyArns)
        {
            role.Attach(arn, resource.At);
        }

        role.AddInline(additions.Policies);
        role.Build(Branches.WhenAbsent(given));
    }

    private static void DeadLetterPolicy(ExecutionRole role, Value queue)
    {
        foreach (var (item, wrap) in Branches.Items(queue))
        {
            if (item is MapValue map && map["TargetArn"] is { IsAbsent: false } target)
            {
                var action = map["Type"].AsString().ValueOrDefault == "SNS" ? "sns:Publish" : "sqs:SendMessage";
                role.AddInline([wrap(InlinePolicy.Of("DeadLetterQueuePolicy", action, target))]);
            }
        }
    }
}
