using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Iam.Validation;
using Parapet.Values;

namespace Parapet.Iam.Tests.Validation;

/// <summary>What a template leaves unknown is never held against a policy.</summary>
public sealed class HoleTests
{
    private static readonly Location At = new("template.yaml", 1, 1);
    private static readonly Unknown Missing = new(UnknownKind.Parameter, "P");
    private static readonly Value Hole = new UnknownValue(Missing, At);

    [Fact]
    public void A_policy_of_holes_has_no_issue() =>
        Assert.Equal([], Check(Map(("Effect", Hole), ("Action", Hole), ("Resource", Hole), ("Condition", Hole), ("Sid", Hole))));

    [Fact]
    public void A_resource_that_is_partly_unknown_may_be_any() =>
        Assert.Equal([], Check(Map(("Effect", Of("Allow")), ("Action", Of("sqs:SendMessage")), ("Resource", Holed("arn:aws:sns:", ":x")))));

    [Fact]
    public void An_unknown_resource_may_be_the_one_that_an_action_needs() =>
        Assert.Equal([], Check(Map(("Effect", Of("Allow")), ("Action", List(Of("s3:GetObject"), Of("s3:ListAllMyBuckets"))), ("Resource", List(Of("arn:aws:s3:::b/*"), Hole)))));

    [Fact]
    public void An_unknown_condition_may_limit_who_is_let_in() =>
        Assert.Equal([], Check(Map(("Effect", Of("Allow")), ("Principal", Of("*")), ("Action", Of("s3:GetObject")), ("Resource", Of("arn:aws:s3:::b/*")), ("Condition", Hole)), PolicyKind.Resource));

    [Fact]
    public void An_unknown_version_may_be_the_one_with_variables() =>
        Assert.Equal([], Check(Map(("Effect", Of("Allow")), ("Action", Of("s3:GetObject")), ("Resource", Of("arn:aws:s3:::b/${aws:username}"))), version: Hole));

    [Fact]
    public void A_condition_of_the_template_keeps_branches_apart()
    {
        var effect = ChoiceValue.Of("IsProd", Of("Deny"), Of("Allow"), At);
        var action = ChoiceValue.Of("IsProd", Of("s3:GetObject"), Of("s3:Get*"), At);

        Assert.Equal([], Check(Map(("Effect", effect), ("Action", List(action, Of("s3:PutObject"))), ("Resource", Of("*")))));
    }

    [Fact]
    public void What_is_known_is_still_checked() =>
        Assert.Equal(["unknown-action"], Check(Map(("Effect", Of("Allow")), ("Action", List(Of("s3:GetObjct"), Hole)), ("Resource", Hole))));

    private static IEnumerable<string> Check(Value statement, PolicyKind kind = PolicyKind.Identity, Value? version = null) =>
        PolicyValidator.Validate(PolicyReader.Read(Map(("Version", version ?? Of("2012-10-17")), ("Statement", statement))), kind).Select(issue => issue.Check);

    private static TextValue Of(string text) => new(text, At);

    private static TextValue Holed(string before, string after) =>
        new(Text.Concat(Text.Of(before), Text.Of(new Hole(Missing, "P")), Text.Of(after)), ScalarKind.String, At);

    private static ListValue List(params ImmutableArray<Value> items) => new(items, At);

    private static MapValue Map(params (string Key, Value Value)[] entries) => new([.. entries.Select(e => new MapEntry(e.Key, At, e.Value))], At);
}
