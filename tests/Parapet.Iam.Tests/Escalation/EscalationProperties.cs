using CsCheck;
using Parapet.Iam.Escalation;

namespace Parapet.Iam.Tests.Escalation;

public sealed class EscalationProperties
{
    private const int Far = 1000;

    [Fact]
    public void A_cut_leaves_no_route_when_everything_is_worked_out_anew() => SmallAccount.Gen.Sample(
        account =>
        {
            var graph = account.Graph();
            foreach (var start in Starts())
            {
                var cut = graph.Cut(start);
                Assert.True(cut.IsSmallest);
                Assert.False(cut.IsHopeless);
                Assert.Equal(graph.ToAdministrator(start) is null, cut.Grants.IsEmpty);
                Assert.Null(cut.Grants.Aggregate(account, (left, grant) => left.Without(grant)).Graph().ToAdministrator(start));
            }
        },
        iter: 400);

    [Fact]
    public void No_part_of_a_cut_can_be_spared_and_no_smaller_one_does() => SmallAccount.Gen.Sample(
        account =>
        {
            var graph = account.Graph();
            foreach (var start in Starts())
            {
                var cut = graph.Cut(start);
                Assert.All(cut.Grants, spared => Assert.NotNull(cut.Grants.Remove(spared).Aggregate(account, (left, grant) => left.Without(grant)).Graph().ToAdministrator(start)));
                if (cut.Grants.Length == 2)
                {
                    Assert.All(graph.Edges.SelectMany(edge => edge.Grants).Distinct(), one => Assert.NotNull(account.Without(one).Graph().ToAdministrator(start)));
                }
            }
        },
        iter: 200);

    [Fact]
    public void More_permissions_never_close_a_route() => Gen.Select(SmallAccount.Gen, SmallAccount.Grant).Sample(
        (account, more) =>
        {
            var (before, after) = (account.Graph(), account.With(more.Holder, more.Rule).Graph());
            foreach (var start in Starts())
            {
                var reached = after.Routes(start).ToDictionary(route => route.To);
                Assert.All(before.Routes(start), route => Assert.True(reached.TryGetValue(route.To, out var still) && (still.IsCertain || !route.IsCertain)));
            }
        },
        iter: 400);

    [Fact]
    public void A_denial_of_a_permission_closes_every_step_that_needs_it() => SmallAccount.Gen.Sample(
        account =>
        {
            foreach (var grant in account.Graph().Edges.SelectMany(edge => edge.Grants).Where(grant => grant.Trusts is null).Distinct().Take(6))
            {
                Assert.DoesNotContain(account.Denying(grant).Graph().Edges, edge => edge.Grants.Contains(grant));
            }
        },
        iter: 200);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_route_is_as_short_as_any(bool onlyCertain) => SmallAccount.Gen.Sample(
        account =>
        {
            var graph = account.Graph();
            var nodes = graph.Edges.Select(edge => edge.To).Concat(Starts().Select(EscalationNode.Principal)).Distinct().ToList();
            var distance = Distances(graph, nodes, onlyCertain);
            foreach (var start in Starts())
            {
                var from = nodes.IndexOf(EscalationNode.Principal(start));
                var routes = graph.Routes(start).Where(route => !onlyCertain || route.IsCertain).ToList();
                foreach (var route in routes)
                {
                    var isExact = onlyCertain || !route.IsCertain;
                    var shortest = distance[from, nodes.IndexOf(route.To)];
                    Assert.True(isExact ? route.Steps.Length == shortest : route.Steps.Length >= shortest);
                    Assert.Equal(start, route.Steps[0].From);
                    Assert.Equal(route.To, route.Steps[^1].To);
                    Assert.All(route.Steps.Zip(route.Steps.Skip(1)), pair => Assert.Equal(pair.First.To, EscalationNode.Principal(pair.Second.From)));
                }

                Assert.Equal(nodes.Where((_, to) => to != from && distance[from, to] < Far).Count(), routes.Count);
            }
        },
        iter: 300);

    [Fact]
    public void The_same_account_gives_the_same_graph_in_whatever_order_it_is_told() => SmallAccount.Gen.Sample(
        account => Assert.Equal(Text(account.Graph()), Text((account with { Trust = [.. account.Trust.Reverse()] }).Graph())),
        iter: 50);

    private static IEnumerable<string> Starts() => Enumerable.Range(0, SmallAccount.Principals).Select(SmallAccount.Arn);

    private static string Text(EscalationGraph graph) =>
        string.Join('\n', graph.Edges.Select(edge => $"{edge.From} {edge.To} {string.Join('+', edge.Paths)} {edge.IsCertain} {string.Join(' ', edge.Grants)} {string.Join(' ', edge.Through)}"));

    /// <summary>Floyd and Warshall.</summary>
    private static int[,] Distances(EscalationGraph graph, List<EscalationNode> nodes, bool onlyCertain)
    {
        var distance = new int[nodes.Count, nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            for (var j = 0; j < nodes.Count; j++)
            {
                distance[i, j] = i == j ? 0 : Far;
            }
        }

        foreach (var edge in graph.Edges.Where(edge => edge.IsCertain || !onlyCertain))
        {
            distance[nodes.IndexOf(EscalationNode.Principal(edge.From)), nodes.IndexOf(edge.To)] = 1;
        }

        for (var k = 0; k < nodes.Count; k++)
        {
            for (var i = 0; i < nodes.Count; i++)
            {
                for (var j = 0; j < nodes.Count; j++)
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i, k] + distance[k, j]);
                }
            }
        }

        return distance;
    }
}
