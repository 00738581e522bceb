using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>Roles and policies that SAM writes for events.</summary>
internal static class Roles
{
    /// <summary>A role that one service may assume to do one thing, and what more is said; gives its ARN.</summary>
    public static Value Add(EventSite site, string service, string action, Text resource, Value? boundary, params IEnumerable<Value> more)
    {
        var at = site.At;
        var trust = Node.Map(
            at,
            ("Effect", Node.Text("Allow", at)),
            ("Action", Node.List(at, Node.Text("sts:AssumeRole", at))),
            ("Principal", Node.Map(at, ("Service", Node.List(at, Node.Text(service, at))))));
        var role = site.Add(
            site.Id + "Role",
            "AWS::IAM::Role",
            ("AssumeRolePolicyDocument", Document(at, trust)),
            ("PermissionsBoundary", boundary),
            ("Policies", Node.List(at, Policy(at, site.Id + "StartExecutionPolicy", [Statement(at, site.AsValue(resource), action), .. more]))));
        return Node.GetAtt(role.Id, "Arn", at);
    }

    public static MapValue Policy(Location at, string name, params IEnumerable<Value> statements) =>
        Node.Map(at, ("PolicyName", Node.Text(name, at)), ("PolicyDocument", Document(at, statements)));

    public static MapValue Document(Location at, params IEnumerable<Value> statements) =>
        Node.Map(at, ("Version", Node.Text("2012-10-17", at)), ("Statement", Node.List(at, statements)));

    public static MapValue Statement(Location at, Value resource, params IEnumerable<string> actions) => Node.Map(
        at,
        ("Effect", Node.Text("Allow", at)),
        ("Action", Node.List(at, actions.Select(action => Node.Text(action, at)))),
        ("Resource", resource));
}
