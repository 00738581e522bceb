using System.Globalization;

namespace Parapet.Guard.Tests.Interpreter;

/// <summary>Says what is wrong with an event by walking through it, slowly. Shares nothing with the generated readers.</summary>
internal sealed class SlowGuard
{
    private readonly List<(string Pointer, string Rule)> violations = [];
    private readonly int limit;
    private bool stopped;

    private SlowGuard(int limit) => this.limit = limit;

    public static List<(string Pointer, string Rule)> Check(byte[] utf8, Contract contract, int limit)
    {
        var guard = new SlowGuard(limit);
        if (utf8.Length > contract.MaxBytes)
        {
            guard.Stop("", Rules.Bytes);
            return guard.violations;
        }

        var node = SlowParser.Parse(utf8, contract.MaxDepth, contract.Repair);
        guard.Walk("", node is SlowParser.Trailing trailing ? trailing.Value : node, new Value.Nested(false, () => contract));
        if (node is SlowParser.Trailing && !guard.stopped)
        {
            guard.Stop("", Rules.Json);
        }

        return guard.violations;
    }

    private void Walk(string pointer, Node node, Value value)
    {
        switch (node, value)
        {
            case (Node.Null, { Nullable: true }):
            case (Node.Bool, Value.Bool):
                break;
            case (Node.Null, _):
                Note(pointer, Rules.Null);
                break;
            case (Node.Text text, Value.Text kind):
                NoteAll(pointer, kind.Checks.Select(check => check(text.Value)));
                break;
            case (Node.Number number, Value.Number kind):
                WalkNumber(pointer, new Exact(number.Spelling), kind);
                break;
            case (Node.Array array, Value.List list):
                WalkArray(pointer, array, list);
                break;
            case (Node.Object entries, Value.Map map):
                WalkMap(pointer, entries, map);
                break;
            case (Node.Object members, Value.Nested nested):
                WalkObject(pointer, members, nested.Contract());
                break;
            case (Node.Broken { Rule: Rules.Depth }, _):
                Stop(pointer, Rules.Depth);
                break;
            default:
                SkipThenNote(pointer, node, pointer, Rules.Type);
                break;
        }
    }

    // The first check says whether the type can hold the number; without that the others are not asked.
    private void WalkNumber(string pointer, Exact number, Value.Number kind)
    {
        if (kind.Checks[0](number) is { } rule)
        {
            Note(pointer, rule);
        }
        else
        {
            NoteAll(pointer, kind.Checks.Skip(1).Select(check => check(number)));
        }
    }

    private void WalkArray(string pointer, Node.Array array, Value.List list)
    {
        for (var i = 0; i < array.Items.Count && !stopped; i++)
        {
            if (i == list.Max)
            {
                Stop(pointer, list.TooMany);
                return;
            }

            Walk($"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}", array.Items[i], list.Item);
        }

        if (!stopped && array.End is { } broken)
        {
            // One more item that could not begin counts as well, once a comma announced it.
            Stop(pointer, broken.Rule);
        }
        else if (!stopped && array.Items.Count < list.Min)
        {
            Note(pointer, Rules.Length);
        }
    }

    private void WalkMap(string pointer, Node.Object entries, Value.Map map)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var (name, value) in entries.Members.TakeWhile(_ => !stopped))
        {
            if (count++ == map.Max)
            {
                Stop(pointer, map.TooMany);
            }
            else if (name.Length > map.MaxKey)
            {
                Stop(pointer, Rules.Length);
            }
            else if (!names.Add(name) && !map.AllowDuplicates)
            {
                SkipThenNote($"{pointer}/*", value, $"{pointer}/*", Rules.Duplicate);
            }
            else
            {
                Walk($"{pointer}/*", value, map.Item);
            }
        }

        if (!stopped && entries.End is { } broken)
        {
            Stop(pointer, broken.Rule);
        }
        else if (!stopped && count < map.Min)
        {
            Note(pointer, Rules.Length);
        }
    }

    private void WalkObject(string pointer, Node.Object members, Contract contract)
    {
        var seen = new HashSet<Member>(ReferenceEqualityComparer.Instance);
        var count = 0;
        foreach (var (name, value) in members.Members.TakeWhile(_ => !stopped))
        {
            if (count++ == contract.MaxProperties && (contract.AllowDuplicates || contract.AllowUnknown))
            {
                Stop(pointer, Rules.Properties);
                return;
            }

            var member = contract.Members.FirstOrDefault(member => string.Equals(member.Name, name, contract.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
            var place = member is null ? pointer : $"{pointer}/{Segment(member)}";
            if (member is null && contract.AllowUnknown)
            {
                SkipThenNote(pointer, value, pointer, rule: null);
            }
            else if (member is null || (!seen.Add(member) && !contract.AllowDuplicates))
            {
                SkipThenNote(place, value, place, member is null ? Rules.Unknown : Rules.Duplicate);
            }
            else
            {
                Walk(place, value, member.Value);
            }
        }

        if (!stopped && members.End is { } broken)
        {
            Stop(pointer, broken.Rule);
        }

        foreach (var missing in contract.Members.Where(member => member.Required && !seen.Contains(member) && !stopped))
        {
            Note($"{pointer}/{Segment(missing)}", Rules.Required);
        }
    }

    private void SkipThenNote(string brokenAt, Node node, string pointer, string? rule)
    {
        if (node.FirstBroken() is { } broken)
        {
            Stop(brokenAt, broken.Rule);
        }
        else if (rule is not null)
        {
            Note(pointer, rule);
        }
    }

    private void NoteAll(string pointer, IEnumerable<string?> rules)
    {
        foreach (var rule in rules.OfType<string>())
        {
            Note(pointer, rule);
        }
    }

    private void Note(string pointer, string rule)
    {
        if (!stopped)
        {
            violations.Add((pointer, rule));
            stopped = violations.Count == limit;
        }
    }

    private void Stop(string pointer, string rule)
    {
        Note(pointer, rule);
        stopped = true;
    }

    private static string Segment(Member member) => member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
