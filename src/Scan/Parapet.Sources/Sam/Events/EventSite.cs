using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>One event of a function or state machine, and what its resources are made from.</summary>
/// <param name="Expansion">The transform.</param>
/// <param name="Source">The SAM resource that has the event.</param>
/// <param name="Made">The function or state machine made from it.</param>
/// <param name="Target">What the event invokes, as <c>Ref</c>.</param>
/// <param name="TargetArn">The same as an ARN.</param>
/// <param name="Name">The event's key.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Properties">The event's properties.</param>
/// <param name="At">Where the event's name stands.</param>
/// <param name="When">The condition under which the event exists.</param>
internal sealed record EventSite(
    Expansion Expansion, Resource Source, Resource Made, Text Target, Text TargetArn, string Name, string Type, Value Properties, Location At, string? When)
{
    /// <summary>The logical id that SAM gives to the event's main resource.</summary>
    public string Id => Source.LogicalId + Name;

    /// <summary>The id within the deployment of a resource of this stack.</summary>
    public string Scoped(string logicalId) => Expansion.Stack.Scope + logicalId;

    /// <summary>Adds a resource at the event's place.</summary>
    public Resource Add(string logicalId, string type, params ReadOnlySpan<(string Key, Value? Value)> properties) =>
        Expansion.Add(Source, logicalId, type, Node.Map(At, properties), At, When);

    /// <summary>Lets a service invoke the function.</summary>
    public void Permit(string principal, Value? sourceArn = null, Value? sourceAccount = null, Value? token = null, string? id = null) =>
        Add(
            id ?? Id + "Permission",
            "AWS::Lambda::Permission",
            ("Action", Node.Text("lambda:InvokeFunction", At)),
            ("FunctionName", AsValue(Target)),
            ("Principal", Node.Text(principal, At)),
            ("SourceArn", sourceArn),
            ("SourceAccount", sourceAccount),
            ("EventSourceToken", token));

    /// <summary>A text at the event's place.</summary>
    public TextValue AsValue(Text text) => new(text, ScalarKind.String, At);

    /// <summary>An ARN in the stack's partition, region and account.</summary>
    public TextValue Arn(string service, params IEnumerable<Text> rest) => AsValue(Arns.Of(service, rest));

    /// <summary>The events of a SAM resource; one of unknown shape is reported, for what it adds cannot be known.</summary>
    public static IEnumerable<EventSite> All(Expansion expansion, Resource source, Resource made, Text target, Text targetArn)
    {
        var events = source.Properties["Events"];
        foreach (var (value, _) in events.Cases())
        {
            if (value is UnknownValue unknown)
            {
                expansion.Report(value.At, $"the events of `{source.LogicalId}` cannot be known because {unknown.Why}; give the value or write the events out");
            }
        }

        foreach (var (entry, whenEntry) in events.EachEntry())
        {
            foreach (var (value, when) in entry.Value.Cases())
            {
                if (value.IsAbsent)
                {
                    continue;
                }

                if (value["Type"].AsString().ValueOrDefault is not { } type)
                {
                    expansion.Report(entry.KeyAt, $"event `{entry.Key}` has no known `Type`; write the type out");
                    continue;
                }

                yield return new EventSite(
                    expansion, source, made, target, targetArn, entry.Key, type, value["Properties"], entry.KeyAt, Conditions.Both(whenEntry, when));
            }
        }
    }
}
