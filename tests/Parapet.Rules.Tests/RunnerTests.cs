using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources;

namespace Parapet.Rules.Tests;

public sealed class RunnerTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private const string TwoUrls = """
        Conditions:
          IsPublic: !Equals [!Ref AWS::AccountId, "111122223333"]
        Resources:
          Orders:
            Type: AWS::Lambda::Function
            Properties: {Role: arn:aws:iam::111122223333:role/r, Code: {ZipFile: x}}
          First:
            Type: AWS::Lambda::Url
            Properties: {TargetFunctionArn: !Ref Orders, AuthType: NONE}
          Second:
            Type: AWS::Lambda::Url
            Properties: {TargetFunctionArn: !Ref Orders, AuthType: !If [IsPublic, NONE, AWS_IAM]}
        """;

    [Fact]
    public void An_undecidable_condition_keeps_both_branches_and_is_named()
    {
        var findings = Run(TwoUrls, "INVOKE003");
        Assert.Equal([null, "IsPublic"], findings.Select(finding => finding.When));
    }

    [Fact]
    public void A_condition_of_a_resource_is_named_too() =>
        Assert.Equal("IsPublic", Run(TwoUrls.Replace("  First:\n", "  First:\n    Condition: IsPublic\n", StringComparison.Ordinal), "INVOKE003")[0].When);

    [Fact]
    public void Fingerprints_are_unique_and_survive_moved_lines()
    {
        var before = Run(TwoUrls);
        var after = Run("# moved\n\n" + TwoUrls);
        Assert.Equal(before.Length, before.Select(finding => finding.Fingerprint).Distinct().Count());
        Assert.Equal(before.Select(finding => finding.Fingerprint), after.Select(finding => finding.Fingerprint));
        Assert.All(before, finding => Assert.Matches("^[0-9a-f]{16}$", finding.Fingerprint));
    }

    [Fact]
    public void Fingerprints_of_different_templates_differ() =>
        Assert.Empty(Run(TwoUrls).Select(finding => finding.Fingerprint).Intersect(Run(TwoUrls, file: "other.yaml").Select(finding => finding.Fingerprint)));

    [Fact]
    public void The_order_of_rules_changes_nothing()
    {
        var scan = new Scan(TemplateReader.ReadText("t.yaml", TwoUrls), Day);
        Assert.Equal(
            RuleRunner.Run(scan, Catalog.All).Findings.Select(finding => finding.Fingerprint),
            RuleRunner.Run(scan, Catalog.All.Reverse()).Findings.Select(finding => finding.Fingerprint));
    }

    [Fact]
    public void A_finding_on_a_function_that_the_cdk_made_says_so()
    {
        var findings = Run("""
            Resources:
              LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8aFD4BFC8A:
                Type: AWS::Lambda::Function
                Properties: {Runtime: nodejs18.x, Handler: index.handler, Role: !GetAtt Role.Arn, Code: {ZipFile: x}}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: {Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}}
                  ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]
            """);
        Assert.Contains(findings, finding => finding.Rule.Id == "CODE001");
        Assert.Contains(findings, finding => finding.Rule.Id == "ROLE001");
        Assert.All(findings, finding => Assert.Contains("the CDK made", finding.Message, StringComparison.Ordinal));
    }

    private static ImmutableArray<Finding> Run(string template, string? rule = null, string file = "t.yaml")
    {
        var deployment = TemplateReader.ReadText(file, template);
        Assert.Empty(deployment.Problems);
        return RuleRunner.Run(new Scan(deployment, Day), Catalog.All.Where(each => rule is null || each.Info.Id == rule)).Findings;
    }
}
