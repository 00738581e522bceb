using System.Collections.Immutable;
using System.Text.Json;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Calls;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>What reading a summary came to: one of the two is there.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Problem">What is wrong with the file, as one sentence without a final period.</param>
public sealed record SummaryReading(ActivitySummary? Summary, string? Problem);

/// <summary>Reads summaries that <see cref="SummaryWriter"/> wrote. Members that it does not know are passed over.</summary>
public static class SummaryReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>Reads a summary from JSON in UTF-8.</summary>
    public static SummaryReading Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return !ReadableTexts.AreAll(json.Span, document.RootElement) ? new SummaryReading(null, "the summary holds broken characters")
                : document.RootElement.ValueKind == JsonValueKind.Object ? new SummaryReading(Read(new SummaryNode(document.RootElement, "$")), null) : new SummaryReading(null, "the summary is no JSON object");
        }
        catch (JsonException problem)
        {
            return new SummaryReading(null, problem.Message.TrimEnd('.'));
        }
    }

    private static ActivitySummary Read(SummaryNode node)
    {
        if (node.Text("schema") is var schema && schema != SummaryWriter.Schema)
        {
            throw new JsonException($"the schema is `{SummaryBounds.Cut(schema)}`, not `{SummaryWriter.Schema}`");
        }

        var summary = new ActivitySummary();
        summary.Events.Add(node.Tally());
        ReadNames(node, "categories", summary.Categories);
        ReadNames(node, "outcomes", summary.Outcomes);
        ReadNames(node, "notCalls", summary.NotCalls);
        ReadNames(node, "unmapped", summary.Unmapped);
        ReadNames(node, "dataSources", summary.DataSources);
        ReadAll(node, "callers", summary.Callers, Caller, (_, caller) => caller.Name);
        return summary;
    }

    private static CallerActivity Caller(SummaryNode node)
    {
        var caller = new CallerActivity(node.Choice<CallerKind>("kind"), node.Text("id"));
        caller.Events.Add(node.Tally());
        ReadNames(node, "certainties", caller.Certainties);
        ReadNames(node, "versions", caller.Versions);
        ReadNames(node, "roles", caller.Roles);
        ReadNames(node, "candidates", caller.Candidates);
        ReadNames(node, "unmapped", caller.Unmapped);
        ReadAll(node, "days", caller.Days, Slot, (_, slot) => slot.Name);
        ReadAll(node, "hours", caller.Hours, Slot, (_, slot) => slot.Name);
        ReadAll(node, "origins", caller.Origins, Origin, (_, origin) => origin.Name);
        ReadAll(node, "uses", caller.Uses, Use, (_, use) => use.Key.Text);
        return caller;
    }

    private static TimeSlot Slot(SummaryNode node)
    {
        var slot = new TimeSlot { Start = node.Time("start") };
        slot.Add(node.Number("calls"), node.NumberOrNone("failed"), node.NumberOrNone("denied"));
        return slot;
    }

    private static CallOrigin Origin(SummaryNode node)
    {
        var origin = new CallOrigin
        {
            Region = node.Text("region"),
            Address = node.Text("address"),
            Endpoint = node.Text("endpoint"),
            UserAgent = node.Text("userAgent"),
        };
        origin.Calls.Add(node.Tally());
        if (node.Child("denied") is { } denied)
        {
            origin.Denied.Add(denied.Tally());
        }

        return origin;
    }

    private static CallUse Use(SummaryNode node)
    {
        var use = new CallUse(new CallUseKey
        {
            Action = node.Text("action"),
            Family = node.Text("family"),
            Certainty = node.Choice<ResourceCertainty>("certainty"),
            Region = node.Text("region"),
            Outcome = node.Choice<CallOutcome>("outcome"),
            Via = node.Optional("via"),
            Inferred = node.Flag("inferred"),
            Conditions = Conditions(node),
        });
        use.Calls.Add(node.Tally());
        ReadNames(node, "resources", use.Resources);
        ReadNames(node, "errors", use.Errors);
        ReadNames(node, "addresses", use.Addresses);
        ReadNames(node, "endpoints", use.Endpoints);
        ReadNames(node, "userAgents", use.UserAgents);
        ReadNames(node, "accessKeys", use.AccessKeys);
        return use;
    }

    private static ImmutableArray<CallCondition> Conditions(SummaryNode node) =>
        [.. node.Children("conditions").Select(child => new CallCondition(child.Text("operator"), child.Text("key"), child.Text("value")))];

    private static void ReadNames(SummaryNode node, string property, Bounded<Tally> into) =>
        ReadAll(node, property, into, child => child.Tally(), (child, _) => child.Text("name"));

    private static void ReadAll<T>(SummaryNode node, string property, Bounded<T> into, Func<SummaryNode, T> read, Func<SummaryNode, T, string> name)
        where T : class
    {
        if (node.Child(property) is not { } bounded)
        {
            return;
        }

        foreach (var child in bounded.Children("items"))
        {
            var item = read(child);
            if (!into.Put(name(child, item), item))
            {
                throw new JsonException($"`{child.Place}` is there twice");
            }
        }

        if (bounded.Element.TryGetProperty("others", out _))
        {
            into.PutOthers(bounded.Number("others"));
        }
    }
}
