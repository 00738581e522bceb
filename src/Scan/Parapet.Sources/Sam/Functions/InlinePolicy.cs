using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>Members of <c>Policies</c> of <c>AWS::IAM::Role</c>, and the documents in them.</summary>
internal static class InlinePolicy
{
    /// <summary>A policy that allows one action on one resource, at the resource's place.</summary>
    public static MapValue Of(string name, string action, Value resource)
    {
        var statement = Node.Map(
            resource.At,
            ("Effect", Node.Text("Allow", resource.At)),
            ("Action", Node.Text(action, resource.At)),
            ("Resource", resource));
        return Of(name, Document(resource.At, statement));
    }

    /// <summary>A policy with the given document.</summary>
    public static MapValue Of(string name, Value document) =>
        Node.Map(document.At, ("PolicyName", Node.Text(name, document.At)), ("PolicyDocument", document));

    /// <summary>A document of statements.</summary>
    public static MapValue Document(Location at, params IEnumerable<Value> statements) =>
        Node.Map(at, ("Version", Node.Text("2012-10-17", at)), ("Statement", Node.List(at, statements)));

    /// <summary>A trust policy for one service.</summary>
    public static MapValue Trust(string service, Location at) => Document(at, Node.Map(
        at,
        ("Effect", Node.Text("Allow", at)),
        ("Principal", Node.Map(at, ("Service", Node.List(at, Node.Text(service, at))))),
        ("Action", Node.List(at, Node.Text("sts:AssumeRole", at)))));
}
