using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam.Functions.ConnectorProfiles;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>Adds the resources that permit one connection.</summary>
internal sealed class ConnectorPermissions(Expansion expansion, Resource owner, string id, Location at)
{
    public void Grant(ConnectorProfile profile, IReadOnlyList<string> permissions, ConnectorEnd source, ConnectorEnd destination)
    {
        var accesses = profile.Accesses.Where(access => permissions.Contains(access.Name, StringComparer.Ordinal)).ToList();
        foreach (var refused in permissions.Where(name => profile.Accesses.All(access => access.Name != name)))
        {
            expansion.Report(at, $"a connector from `{profile.Source}` to `{profile.Destination}` cannot grant `{refused}`; use {string.Join(" or ", profile.Accesses.Select(a => $"`{a.Name}`"))}");
        }

        if (accesses.Count == 0)
        {
            return;
        }

        Text Fill(string name) => name.StartsWith("Source.", StringComparison.Ordinal)
            ? source.Fill(name["Source.".Length..])
            : destination.Fill(name["Destination.".Length..]);

        switch (profile.Kind)
        {
            case "source-role":
                RolePolicy(accesses, source.RoleName, Fill);
                break;
            case "destination-role":
                RolePolicy(accesses, destination.RoleName, Fill);
                break;
            case "permission":
                accesses.ForEach(access => Permission(access, Fill));
                break;
            case "queue-policy":
                var queue = destination.Id is { } queueId ? Node.Ref(queueId, at) : destination.Given["QueueUrl"];
                ResourcePolicy(accesses, "QueuePolicy", "AWS::SQS::QueuePolicy", "Queues", queue, Fill);
                break;
            case "topic-policy":
                ResourcePolicy(accesses, "TopicPolicy", "AWS::SNS::TopicPolicy", "Topics", new TextValue(Fill("Destination.Arn"), ScalarKind.String, at), Fill);
                break;
        }
    }

    private void RolePolicy(List<ConnectorAccess> accesses, Value role, Func<string, Text> fill)
    {
        if (role.IsAbsent)
        {
            expansion.Report(at, "the role that this connector extends is not known; give `RoleName`");
            return;
        }

        var statements = accesses.SelectMany(access => access.Statements).Select(statement => statement.Expand(fill, at));
        expansion.Add(owner, id + "Policy", "AWS::IAM::ManagedPolicy", Node.Map(
            at,
            ("PolicyDocument", InlinePolicy.Document(at, statements)),
            ("Roles", Node.List(at, role))), at);
    }

    private void Permission(ConnectorAccess access, Func<string, Text> fill) =>
        expansion.Add(owner, $"{id}{access.Name}LambdaPermission", "AWS::Lambda::Permission", Node.Map(
            at,
            ("Action", Node.Text("lambda:InvokeFunction", at)),
            ("FunctionName", new TextValue(fill("Destination.Arn"), ScalarKind.String, at)),
            ("Principal", access.Service is null ? null : Node.Text(access.Service, at)),
            ("SourceArn", Filled(access.SourceArn, fill)),
            ("SourceAccount", Filled(access.SourceAccount, fill))), at);

    private void ResourcePolicy(
        List<ConnectorAccess> accesses, string suffix, string type, string listName, Value target, Func<string, Text> fill)
    {
        var statements = accesses.SelectMany(access => access.Statements.Select(statement =>
            statement.Expand(fill, at, Service(access.Service)).With("Condition", SourceCondition(access, fill))));
        expansion.Add(owner, id + suffix, type, Node.Map(
            at,
            ("PolicyDocument", InlinePolicy.Document(at, statements)),
            (listName, Node.List(at, target))), at);
    }

    private MapValue Service(string? service) => Node.Map(at, ("Service", service is null ? null : Node.Text(service, at)));

    private MapValue SourceCondition(ConnectorAccess access, Func<string, Text> fill) =>
        Node.Map(at, ("ArnEquals", Node.Map(at, ("aws:SourceArn", Filled(access.SourceArn, fill)))));

    private TextValue? Filled(string? pattern, Func<string, Text> fill) =>
        pattern is null ? null : new TextValue(StatementText.Fill(pattern, fill), ScalarKind.String, at);
}
