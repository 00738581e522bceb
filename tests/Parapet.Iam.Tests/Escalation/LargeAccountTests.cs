using Parapet.Iam.Escalation;
using static Parapet.Iam.Tests.Escalation.LargeAccount;
using static Parapet.Iam.Tests.Escalation.TestAccount;

namespace Parapet.Iam.Tests.Escalation;

public sealed class LargeAccountTests
{
    [Fact]
    public void Every_route_in_it_is_found()
    {
        var graph = Make().Graph();
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
}
