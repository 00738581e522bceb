using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>Collects what a generated execution role consists of, then adds the role <c>&lt;Id&gt;Role</c>.</summary>
internal sealed class ExecutionRole(Expansion expansion, Resource resource)
{
    private readonly List<Value> managed = [];
    private readonly List<Value> inline = [];
    private int position;

    /// <summary>The service that assumes the role when no trust policy is given.</summary>
    public required string Service { get; init; }

    /// <summary>The given trust policy, if any.</summary>
    public required Value Trust { get; init; }

    /// <summary>The logical id of the role.</summary>
    private string LogicalId => resource.LogicalId + "Role";

    /// <summary>Attaches a managed policy by its ARN, once.</summary>
    public void Attach(Text arn, Location at) => Attach(new TextValue(arn, ScalarKind.String, at));

    /// <summary>Adds policies that already have the form of a role's <c>Policies</c>.</summary>
    public void AddInline(IEnumerable<Value> policies) => inline.AddRange(policies);

    /// <summary>
    /// Adds SAM's <c>Policies</c>: names and ARNs of managed policies, documents, and policy templates, alone or in a list.
    /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-policies.html
    /// </summary>
    public void AddPolicies(Value policies)
    {
        var members = policies is ListValue list ? list.Items : [policies];
        foreach (var member in members)
        {
            foreach (var (item, wrap) in Branches.Items(member))
            {
                Add(item, wrap, $"{LogicalId}Policy{position}");
            }

            position++;
        }
    }

    /// <summary>Adds the role to the stack.</summary>
    /// <param name="when">The condition under which the template gives no role itself; null for always.</param>
    public void Build(string? when)
    {
        var at = resource.At;
        var properties = resource.Properties;
        var role = Node.Map(
            at,
            ("AssumeRolePolicyDocument", Alternatives.Map(Trust, trust => Branches.IsSet(trust) ? trust : InlinePolicy.Trust(Service, at))),
            ("ManagedPolicyArns", managed.Count == 0 ? null : Node.List(at, managed)),
            ("Policies", inline.Count == 0 ? null : Node.List(at, inline)),
            ("Path", properties["RolePath"]),
            ("PermissionsBoundary", properties["PermissionsBoundary"]));
        expansion.Add(resource, LogicalId, "AWS::IAM::Role", role, at, when);
    }

    private void Add(Value item, Func<Value, Value> wrap, string name)
    {
        switch (item)
        {
            case TextValue text:
                Attach(wrap(new TextValue(ManagedPolicies.ArnOf(text.Text), ScalarKind.String, text.At)));
                break;
            case MapValue document when document.TryGet("Statement", out _):
                inline.Add(wrap(InlinePolicy.Of(name, document)));
                break;
            case MapValue { Entries: [var template] }:
                var expanded = Alternatives.Map(
                    PolicyTemplates.PolicyTemplate.Expand(expansion, template),
                    statements => statements.IsAbsent ? statements : InlinePolicy.Of(name, statements));
                if (!expanded.IsAbsent)
                {
                    inline.Add(wrap(expanded));
                }

                break;
            case UnknownValue unknown:
                inline.Add(wrap(InlinePolicy.Of(name, unknown)));
                break;
            default:
                expansion.Report(item.At, "this is neither a managed policy, a policy document nor a policy template; give a name, an ARN, a map with `Statement` or a map with one template name");
                break;
        }
    }

    private void Attach(Value arn)
    {
        if (arn is not TextValue text || !managed.OfType<TextValue>().Any(other => other.Text.Equals(text.Text)))
        {
            managed.Add(arn);
        }
    }
}
