using System.Text;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Iam.Tests.Evaluation;

public sealed class ExplanationTests
{
    private const string Identity = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "ReadReports", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "IpAddress": { "aws:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"] } } },
            { "Effect": "Allow", "Action": "sqs:*", "Resource": "*" }
          ]
        }
        """;

    private const string Boundary = """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }
        }
        """;

    [Fact]
    public void An_open_answer_says_on_what_it_depends()
    {
        var explanation = Evaluator.Explain(Ask("s3:GetObject", RequestContext.Open), Policies());

        Assert.Equal(Decision.Unknown, explanation.Decision);
        Assert.Equal(["aws:sourceip"], explanation.AllowedWhen.Keys);
        AssertText("""
            not decided  arn:aws:iam::111111111111:role/app: s3:GetObject on arn:aws:s3:::reports/a.csv
              it depends on what is not known
              allowed when: `aws:SourceIp` IpAddress 10.0.0.0/8 or 192.0.2.0/24
            ├─ identity policies
            │  ├─ ? Allow `ReadReports` of app (app:4:5): applies when `aws:SourceIp` IpAddress 10.0.0.0/8 or 192.0.2.0/24
            │  └─ - Allow statement 2 of app (app:6:5): the action does not match
            └─ permissions boundary
               └─ + Allow statement 1 of ceiling (ceiling:3:16): applies

            """, explanation);
    }

    [Fact]
    public void A_refusal_says_which_policies_are_silent()
    {
        var explanation = Evaluator.Explain(Ask("iam:PassRole", RequestContext.Empty), Policies());

        AssertText("""
            denied: nothing allows it  arn:aws:iam::111111111111:role/app: iam:PassRole on arn:aws:s3:::reports/a.csv
              no statement allows it in: identity policies, permissions boundary
            ├─ identity policies
            │  ├─ - Allow `ReadReports` of app (app:4:5): the action does not match
            │  └─ - Allow statement 2 of app (app:6:5): the action does not match
            └─ permissions boundary
               └─ - Allow statement 1 of ceiling (ceiling:3:16): the action does not match

            """, explanation);
    }

    [Fact]
    public void A_call_on_several_resources_is_explained_for_each()
    {
        var request = new Request
        {
            Principal = RequestPrincipal.Parse("arn:aws:iam::111111111111:role/app"),
            Action = "s3:GetObject",
            Resources = ["arn:aws:s3:::reports/a.csv", "arn:aws:s3:::other/a.csv"],
            Context = RequestContext.Of([new("aws:SourceIp", ContextValue.Of("10.0.0.1"))]),
        };

        var explanation = Evaluator.Explain(request, Policies());

        Assert.Equal(Decision.ImplicitlyDenied, explanation.Decision);
        Assert.Equal(["arn:aws:s3:::reports/a.csv", "arn:aws:s3:::reports/a.csv", "arn:aws:s3:::other/a.csv", "arn:aws:s3:::other/a.csv"], explanation.Layers.Select(layer => layer.Resource));
    }

    [Fact]
    public void Across_accounts_it_says_that_the_other_side_is_missing()
    {
        var request = new Request
        {
            Principal = RequestPrincipal.Parse("arn:aws:iam::111111111111:role/app"),
            Action = "sqs:SendMessage",
            Resources = ["arn:aws:sqs:eu-west-1:222222222222:orders"],
        };

        var explanation = Evaluator.Explain(request, Policies() with { Boundary = null });

        Assert.Equal(Decision.ImplicitlyDenied, explanation.Decision);
        Assert.Contains("another account", explanation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_policy_is_about_the_repository_that_carries_it()
    {
        var policy = Compile("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/app"},"Action":"ecr:BatchGetImage"}}""", PolicyKind.Resource, "repository");
        var request = new Request
        {
            Principal = RequestPrincipal.Parse("arn:aws:iam::111111111111:role/app"),
            Action = "ecr:BatchGetImage",
            Resources = ["arn:aws:ecr:eu-west-1:111111111111:repository/orders"],
        };

        Assert.Equal(Decision.Allowed, Evaluator.Decide(request, new PolicySet { Resource = policy }));
    }

    private static void AssertText(string expected, Explanation explanation)
    {
        var writer = new StringWriter();
        ExplanationText.Write(explanation, writer);
        Assert.Equal(expected, writer.ToString());
    }

    private static Request Ask(string action, RequestContext context) => new()
    {
        Principal = RequestPrincipal.Parse("arn:aws:iam::111111111111:role/app"),
        Action = action,
        Resources = ["arn:aws:s3:::reports/a.csv"],
        Context = context,
    };

    private static PolicySet Policies() => new()
    {
        Identity = [Compile(Identity, PolicyKind.Identity, "app")],
        Boundary = Compile(Boundary, PolicyKind.Boundary, "ceiling"),
    };

    private static Policy Compile(string json, PolicyKind kind, string name) =>
        Policy.Compile(PolicyReader.ReadJson(Encoding.UTF8.GetBytes(json), name), kind, name);
}
