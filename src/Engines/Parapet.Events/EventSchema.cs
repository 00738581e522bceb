using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Parapet.Events.Reading;
using Parapet.Guard;
using Parapet.Guard.Generators.Schemas;
using Parapet.Guard.Reading;

namespace Parapet.Events;

/// <summary>
/// A JSON Schema (draft 4 to 2020-12) against which events are checked as a function checks them whose contract has <see cref="EventSchemaAttribute"/>: the same strictness, the same
/// rules, the same words, in the same order.
/// </summary>
public sealed class EventSchema
{
    private readonly ObjectRules root;
    private readonly int maxBytes;
    private readonly int maxDepth;

    private EventSchema(ObjectRules root, int maxBytes, int maxDepth)
    {
        this.root = root;
        this.maxBytes = maxBytes;
        this.maxDepth = maxDepth;
    }

    /// <summary>Reads a schema; null when there is something in it that cannot be checked.</summary>
    /// <param name="utf8">The file, at most 4 million characters.</param>
    /// <param name="refuseUnknownProperties">Whether properties that the schema does not declare are refused everywhere, also where it allows them.</param>
    /// <param name="problems">Gets why there is no schema, in the order of the file.</param>
    public static EventSchema? Read(ReadOnlySpan<byte> utf8, bool refuseUnknownProperties, out ImmutableArray<SchemaProblem> problems)
    {
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (!Utf8.IsValid(utf8))
        {
            problems = [new SchemaProblem("PG021", 1, 1, "this is no JSON: it is not UTF-8")];
            return null;
        }

        var text = Encoding.UTF8.GetString(utf8);
        var target = new SchemaTarget("", default, "", "Event", "Event", "", "") { RefuseUnknownProperties = refuseUnknownProperties };
        var result = SchemaReader.Read(text, target);
        problems = [.. result.Faults.Select(fault => Problem(text, fault))];
        return problems.IsEmpty ? new EventSchema(RuleBuilder.Build(result), target.Options.MaxBytes, target.Options.MaxDepth) : null;
    }

    /// <summary>Why an event does not fit the schema, in the order of its text; nothing when it does.</summary>
    /// <param name="utf8">The event.</param>
    /// <param name="limit">How many violations are collected before the rest is not looked at, at least 1.</param>
    public ImmutableArray<EventViolation> Check(ReadOnlyMemory<byte> utf8, int limit = Violations.DefaultLimit)
    {
        var violations = new Violations(limit);
        var reader = new EventReader(utf8.Span, maxBytes, maxDepth, repairText: false, violations);
        var places = new EventPlaces(utf8);
        places.Mark(reader.Count, 0);
        new ContractRule(root, isNullable: false).Read(ref reader, places);
        var end = places.Value(reader.Position);
        reader.Finish(ref violations);
        places.Mark(violations.Count, end);
        var found = ImmutableArray.CreateBuilder<EventViolation>(violations.Count);
        for (var i = 0; i < violations.Count; i++)
        {
            var violation = violations[i];

            // At these the reader stopped, in the middle of something.
            var place = violation.Rule is Rules.Json or Rules.Encoding or Rules.Depth or Rules.Items or Rules.Properties ? end : places[i];
            var (line, column) = TextPlace.Of(utf8.Span, place);
            found.Add(new EventViolation(violation.Pointer, violation.Rule, violation.Message, line, column));
        }

        return found.MoveToImmutable();
    }

    private static SchemaProblem Problem(string text, SchemaFault fault)
    {
        var before = text.AsSpan(0, Math.Min(fault.Start, text.Length));
        return new SchemaProblem(fault.Id, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), fault.Message);
    }
}
