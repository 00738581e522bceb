using Parapet.Iam.Escalation;
using static Parapet.Iam.Tests.Escalation.TestAccount;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>A thousand roles and five hundred functions, as a company with many teams has them.</summary>
public sealed class LargeAccountTests
{
    private const int Functions = 500;
    private const int Readers = 400;
    private const int PowerUsers = 40;
    private const int Deployers = 40;
    private const int Administrators = 20;
    private const string Lambda = "lambda.amazonaws.com";

    [Fact]
    public void Every_route_in_it_is_found()
    {
        var graph = Account().Graph();
        var direct = graph.Edges.Where(edge => edge.Paths is [var path, ..] && path != EscalationCatalog.AlreadyAdministrator).ToList();

        // Each power user takes over each function with a role of its own, invoking it or opening it; by layers and by environment variables, too.
        Assert.Equal(
            PowerUsers * Functions,
            direct.Count(edge => edge.From.Contains("power", StringComparison.Ordinal) && edge.Paths[0] == "lambda-update-code-invoke"));

        // Each deployer passes its team's roles, and those of administrators that functions can have, to new functions.
        Assert.Equal(
            Functions + (Deployers * Administrators / 2),
            direct.Count(edge => edge.From.Contains("deploy", StringComparison.Ordinal) && edge.Paths[0] == "lambda-create-invoke"));
        Assert.DoesNotContain(direct, edge => edge.From.Contains("reader", StringComparison.Ordinal) && edge.To.Kind != EscalationNodeKind.Capability);
        Assert.Equal(Administrators, graph.Edges.Count(edge => edge.Paths[0] == EscalationCatalog.AlreadyAdministrator));

        Assert.Equal(["lambda-create-invoke", "administrator"], graph.ToAdministrator(Role("deploy-7"))!.Steps.Select(step => step.Paths.Single()));
        Assert.Equal(["iam:PassRole"], graph.Cut(Role("deploy-7")).Grants.Select(grant => grant.Action));
        Assert.Null(graph.ToAdministrator(Role("power-3")));
        Assert.Null(graph.ToAdministrator(Role("reader-11")));
    }

    private static TestAccount Account()
    {
        var account = new TestAccount();
        for (var i = 0; i < Functions; i++)
        {
            var team = i % Deployers;
            account.With(
                Role($"team-{team:00}-function-{i}"),
                [Allow("logs:CreateLogStream logs:PutLogEvents"), Allow("dynamodb:GetItem dynamodb:PutItem dynamodb:Query", $"arn:aws:dynamodb:*:{Id}:table/t{i}")],
                [TrustService(Lambda)]);
            account.WithFunction($"team-{team:00}-{i}", Role($"team-{team:00}-function-{i}"), "invoked");
        }

        for (var i = 0; i < Readers; i++)
        {
            account.With(Role($"reader-{i}"), [Allow("s3:Get* s3:List* ec2:Describe* lambda:Get* lambda:List*")], [TrustAws(Id)]);
        }

        for (var i = 0; i < PowerUsers; i++)
        {
            account.With(Role($"power-{i}"), ["""{"Effect":"Allow","NotAction":["iam:*","sts:*","organizations:*"],"Resource":"*"}"""], [TrustAws(Id)]);
        }

        for (var i = 0; i < Deployers; i++)
        {
            account.With(
                Role($"deploy-{i}"),
                [
                    Allow("iam:PassRole", Role($"team-{i:00}-*"), """{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}"""),
                    Allow("iam:PassRole", Role("admin-*")),
                    Allow("lambda:*", Function($"team-{i:00}-*")),
                ],
                [TrustService("codebuild.amazonaws.com")]);
        }

        for (var i = 0; i < Administrators; i++)
        {
            account.WithAdministrator($"admin-{i}", i % 2 == 0 ? Lambda : "backup.amazonaws.com");
        }

        return account;
    }
}
