using System.Collections.Immutable;
using CsCheck;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Tests.Evaluation;

public sealed class EvaluatorProperties
{
    private const int Runs = 20_000;

    private static readonly Gen<(Request Request, string[] Identity, string[] Boundary, string[] Resource, string[] Organization, bool[] Has)> Situations =
        Gen.Select(PolicyGenerator.Request, PolicyGenerator.Statements(false), PolicyGenerator.Statements(false), PolicyGenerator.Statements(true), PolicyGenerator.Statements(false), Gen.Bool.Array[3]);

    [Fact]
    public void Adding_an_allow_never_removes_access() =>
        Gen.Select(Situations, PolicyGenerator.Statement(false, "Allow"), PolicyGenerator.Statement(true, "Allow")).Sample(
            (situation, identity, resource) =>
            {
                var before = Evaluator.Decide(situation.Request, Set(situation));
                var after = Evaluator.Decide(situation.Request, Set(situation with { Identity = [.. situation.Identity, identity], Resource = [.. situation.Resource, resource] }));
                return before != Decision.Allowed || after == Decision.Allowed;
            },
            iter: Runs);

    [Fact]
    public void Adding_a_denial_never_gives_access() =>
        Gen.Select(Situations, PolicyGenerator.Statement(false, "Deny"), PolicyGenerator.Statement(true, "Deny")).Sample(
            (situation, identity, resource) =>
            {
                var after = Evaluator.Decide(situation.Request, Set(situation with { Identity = [.. situation.Identity, identity], Resource = [.. situation.Resource, resource] }));
                return after != Decision.Allowed || Evaluator.Decide(situation.Request, Set(situation)) == Decision.Allowed;
            },
            iter: Runs);

    [Fact]
    public void A_denial_that_applies_always_wins() =>
        Situations.Sample(
            situation =>
            {
                var deny = Set(situation with { Resource = [.. situation.Resource, """{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}"""], Has = [true, true, true] });
                return Evaluator.Decide(situation.Request, deny) == Decision.ExplicitlyDenied;
            },
            iter: Runs);

    [Fact]
    public void The_explanation_comes_to_the_same_decision() =>
        Situations.Sample(
            situation =>
            {
                var set = Set(situation);
                var explained = Evaluator.Explain(situation.Request, set);
                return explained.Decision == Evaluator.Decide(situation.Request, set)
                    && explained.AllowedWhen.IsTrue == (explained.Decision == Decision.Allowed)
                    && explained.AllowedWhen.IsFalse == (explained.Decision is Decision.ExplicitlyDenied or Decision.ImplicitlyDenied);
            },
            iter: Runs);

    // What is decided without knowing the context stays so, whatever the context turns out to be.
    [Fact]
    public void A_decision_made_in_the_dark_holds_in_every_light() =>
        Gen.Select(Situations, Gen.Bool.Array[10]).Sample(
            (situation, hidden) =>
            {
                var set = Set(situation);
                var known = situation.Request;
                var dark = new Request
                {
                    Principal = known.Principal,
                    Action = known.Action,
                    Resources = known.Resources,
                    ResourceAccount = known.ResourceAccount,
                    Context = RequestContext.Of(known.Context.Values.Select((pair, i) => hidden[i % hidden.Length] ? new(pair.Key, ContextValue.Unknown) : pair), isOpen: true),
                };
                var guess = Evaluator.Explain(dark, set);
                var truth = Evaluator.Decide(known, set);
                return guess.Decision switch
                {
                    Decision.Unknown => !guess.AllowedWhen.IsTrue && !guess.AllowedWhen.IsFalse,
                    Decision.ImplicitlyDenied => truth != Decision.Allowed,
                    _ => guess.Decision == truth,
                };
            },
            iter: Runs);

    [Fact]
    public void The_order_of_statements_and_policies_does_not_matter() =>
        Situations.Sample(
            situation => Evaluator.Decide(situation.Request, Set(situation)) == Evaluator.Decide(situation.Request, Set(situation with
            {
                Identity = [.. situation.Identity.Reverse()],
                Resource = [.. situation.Resource.Reverse()],
                Organization = [.. situation.Organization.Reverse()],
            })),
            iter: Runs);

    [Fact]
    public void Deciding_allocates_nothing_once_a_request_was_asked()
    {
        var identity = PolicyGenerator.Compile(Enumerable.Range(0, 10).Select(i => """{"Effect":"Allow","Action":["dynamodb:Get*","dynamodb:Put*"],"Resource":"arn:aws:dynamodb:*:*:table/tN","Condition":{"StringEquals":{"aws:PrincipalTag/team":"x"}}}""".Replace("tN", $"t{i}", StringComparison.Ordinal)), PolicyKind.Identity);
        var set = new PolicySet { Identity = [identity] };
        var request = new Request
        {
            Principal = RequestPrincipal.Parse("arn:aws:iam::111111111111:role/app"),
            Action = "dynamodb:GetItem",
            Resources = ["arn:aws:dynamodb:eu-west-1:111111111111:table/t9"],
            Context = RequestContext.Of([new("aws:PrincipalTag/team", ContextValue.Of("x"))]),
        };
        Assert.Equal(Decision.Allowed, Evaluator.Decide(request, set));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Evaluator.Decide(request, set);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static PolicySet Set((Request Request, string[] Identity, string[] Boundary, string[] Resource, string[] Organization, bool[] Has) situation)
    {
        ImmutableArray<ImmutableArray<Policy>> levels = [[PolicyGenerator.Compile(situation.Organization, PolicyKind.ServiceControl, "organisation")]];
        return new PolicySet
        {
            Identity = [PolicyGenerator.Compile(situation.Identity, PolicyKind.Identity, "identity")],
            Boundary = situation.Has[0] ? PolicyGenerator.Compile(situation.Boundary, PolicyKind.Boundary, "boundary") : null,
            Resource = situation.Has[1] ? PolicyGenerator.Compile(situation.Resource, PolicyKind.Resource, "resource") : null,
            ServiceControl = situation.Has[2] ? levels : null,
        };
    }
}
