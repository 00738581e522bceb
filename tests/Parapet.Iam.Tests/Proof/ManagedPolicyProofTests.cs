using System.Text;
using System.Text.Json.Nodes;
using Parapet.Iam.Catalog;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;

namespace Parapet.Iam.Tests.Proof;

/// <summary>Proofs about AWS's own policies: the largest that people have.</summary>
public sealed class ManagedPolicyProofTests
{
    [Fact]
    public void Every_policy_contains_itself() =>
        Assert.Empty(NotProved(policy => (policy, policy)));

    [Fact]
    public void Every_policy_contains_itself_with_its_statements_in_another_order() =>
        Assert.Empty(NotProved(policy => (policy, Reordered(policy))));

    [Fact]
    public void Every_policy_in_another_order_contains_the_policy() =>
        Assert.Empty(NotProved(policy => (Reordered(policy), policy)));

    private static IEnumerable<string> NotProved(Func<Policy, (Policy Wide, Policy Narrow)> pair) =>
        from managed in ManagedPolicies.All
        let policies = pair(Compile(managed.Document.Span, managed.Name))
        let answer = PolicyProof.Contains(policies.Wide, policies.Narrow)
        where answer.Verdict != Verdict.Proved
        select $"{managed.Name}: {Policies.Show(answer)}";

    // Compiled from text of its own, so that nothing can be known from being the same object.
    private static Policy Reordered(Policy policy)
    {
        var document = JsonNode.Parse(ManagedPolicies.Find(policy.Name)!.Document.Span)!.AsObject();
        if (document["Statement"] is JsonArray statements)
        {
            document["Statement"] = new JsonArray([.. statements.Reverse().Select(WithoutSid)]);
        }

        return Compile(Encoding.UTF8.GetBytes(document.ToJsonString()), policy.Name);
    }

    private static JsonNode WithoutSid(JsonNode? statement)
    {
        var copy = statement!.DeepClone().AsObject();
        copy.Remove("Sid");
        return copy;
    }

    private static Policy Compile(ReadOnlySpan<byte> document, string name) => Policy.Compile(PolicyReader.ReadJson(document, name), PolicyKind.Identity, name);
}
