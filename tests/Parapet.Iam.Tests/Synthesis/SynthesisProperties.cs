using CsCheck;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Proof;
using Parapet.Iam.Synthesis;

namespace Parapet.Iam.Tests.Synthesis;

public sealed class SynthesisProperties
{
    private static readonly Gen<SynthesisOptions> Options = Gen.Select(Gen.Bool, Gen.Int[2, 5], Gen.Bool, (exact, keys, unknown) =>
        new SynthesisOptions { IsExact = exact, KeysPerFolder = keys, GrantUnknownResources = unknown });

    [Fact]
    public void Order_and_number_of_the_calls_change_nothing() =>
        Gen.Select(Observations.Call.Array[0, 25], Options).SelectMany((calls, options) =>
            Gen.Shuffle((ObservedCall[])[.. calls, .. calls.Take(7)]).Select(shuffled => (calls, shuffled, options))).Sample(
            sample => Observations.Generate(sample.calls, sample.options).Text() == Observations.Generate(sample.shuffled, sample.options).Text(),
            iter: 300);

    [Fact]
    public void What_is_generated_from_a_generated_policy_is_the_same_policy() =>
        Gen.Select(Observations.Call.Array[0, 25], Options).Sample(
            (calls, options) =>
            {
                var first = Observations.Generate(calls, options);
                var own = first.Statements().SelectMany(statement =>
                    from action in statement.Actions
                    from resource in statement.Resources
                    select new ObservedCall { Action = action, Resource = resource, Conditions = statement.Conditions });
                return Observations.Generate(own, options).Text() == first.Text();
            },
            iter: 300);

    [Fact]
    public void Every_call_is_allowed_and_no_part_of_the_policy_can_be_missed() =>
        Gen.Select(Observations.Call.Array[0, 25], Options).Sample(
            (calls, options) =>
            {
                var result = Observations.Generate(calls, options);
                return result.Proof.Holds
                    && result.Proof.Removals.Length >= result.Statements().Length
                    && calls.Where(call => !call.IsDenied && (call.IsResourceKnown || options.GrantUnknownResources)).All(call => Allows(result, call));
            },
            iter: 300);

    [Fact]
    public void A_policy_from_exact_calls_allows_no_more_than_one_with_prefixes() =>
        Observations.Call.Array[0, 25].Sample(
            calls => PolicyProof.Contains(
                new PolicySet { Identity = [.. Observations.Generate(calls).Documents.Select(document => document.Policy)] },
                new PolicySet { Identity = [.. Observations.Generate(calls, new SynthesisOptions { IsExact = true }).Documents.Select(document => document.Policy)] }).Verdict == Verdict.Proved,
            iter: 100);

    // Asked here once more without the synthesis' own replay.
    private static bool Allows(SynthesisResult result, ObservedCall call)
    {
        var request = new Request
        {
            Principal = Observations.Role,
            Action = call.Action,
            Resources = [call.Resource.Replace("${*}", "*", StringComparison.Ordinal)],
            Context = RequestContext.Of(call.Conditions.Select(condition => KeyValuePair.Create(condition.Key, ContextValue.Of(condition.Value)))),
        };
        var key = Proof.Policies.Read(Parapet.Iam.Language.PolicyKind.Key, """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"*","Resource":"*"}""");
        return Evaluator.Decide(request, new PolicySet { Identity = [.. result.Documents.Select(document => document.Policy)], Resource = key }) == Decision.Allowed;
    }
}
