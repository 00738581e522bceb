using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Sources.CloudFormation.Intrinsics;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>Resolves the nodes of one stack.</summary>
internal sealed class Evaluator
{
    private readonly HashSet<Problem> reported = [];
    private bool tooLarge;

    public Evaluator(Document document, StackInput input)
    {
        Document = document;
        Input = input;
        Problems.AddRange(document.Problems);
        Suppressions.AddRange(document.Suppressions);
        Entries = new EntryExpansion(this);
        Parameters = new ParameterTable(this);
        Mappings = new MappingTable(this);
        Conditions = new ConditionTable(this);
        Nested = new NestedStacks(this);

        Sections = Entries.Template(document.Root);
        Parameters.Fill(Named("Parameters"));
        Mappings.Fill(Named("Mappings"));
        Conditions.Fill(Named("Conditions"));
        foreach (var entry in Named("Resources"))
        {
            Resources.TryAdd(entry.Key, entry);
        }
    }

    public Document Document { get; }

    public StackInput Input { get; }

    public string Scope => Input.Scope;

    public List<Problem> Problems { get; } = [];

    public List<Suppression> Suppressions { get; } = [];

    /// <summary>What stays unknown without a node of its own to say so.</summary>
    public List<(Location At, Unknown Why)> Unknowns { get; } = [];

    public EntryExpansion Entries { get; }

    public ParameterTable Parameters { get; }

    public MappingTable Mappings { get; }

    public ConditionTable Conditions { get; }

    public NestedStacks Nested { get; }

    /// <summary>The template's sections, top-level includes merged in.</summary>
    public MapValue Sections { get; }

    /// <summary>The resources by logical id, loops and includes expanded.</summary>
    public Dictionary<string, Entry> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of parameters, mappings, conditions and resources.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Whether some macro other than SAM's may add resources that cannot be seen here.</summary>
    public bool HasMacro => Entries.Macros.Count > 0;

    /// <summary>The entries of a section, loops and includes expanded; none when it is missing or misshapen.</summary>
    public ImmutableArray<Entry> Section(string name)
    {
        if (!Sections.TryGet(name, out var section) || section is TextValue { Kind: ScalarKind.Null })
        {
            return [];
        }

        if (section is MapValue map)
        {
            return Entries.Expand(map, Input.Outside, out _);
        }

        Malformed(section.At, $"`{name}` must be a map of names");
        return [];
    }

    public Value Resolve(Value node, Frame frame)
    {
        var excess = Input.Run.Budget.Enter();
        var resolved = excess is null ? Dispatch(node, frame) : TooLarge(node.At, excess);
        Input.Run.Budget.Leave();
        return resolved;
    }

    public void Report(Location at, string message)
    {
        var problem = new Problem(at, message);
        if (reported.Add(problem))
        {
            Problems.Add(problem);
        }
    }

    /// <summary>Reports a wrong shape, and gives the unknown that stands for it.</summary>
    public UnknownValue Malformed(Location at, string message)
    {
        Report(at, message);
        return new UnknownValue(new Unknown(UnknownKind.Malformed, message), at);
    }

    /// <summary>Says once that a bound is passed, and gives the unknown that stands for what is beyond it.</summary>
    public UnknownValue TooLarge(Location at, string message)
    {
        if (!tooLarge)
        {
            tooLarge = true;
            Report(at, message + ", so the rest is not looked at; split it up");
        }

        return new UnknownValue(new Unknown(UnknownKind.TooLarge, message), at);
    }

    /// <summary>The arguments of a function that takes a list of them; null, reported, when there are too few or too many.</summary>
    public ImmutableArray<Value>? Arguments(string function, Value argument, int least, int most)
    {
        if (argument is ListValue list && list.Items.Length >= least && list.Items.Length <= most)
        {
            return list.Items;
        }

        var count = least == most ? $"{least}" : $"{least} to {most}";
        Report(argument.At, $"`{function}` takes a list of {count} arguments");
        return null;
    }

    /// <summary>A name written in the template, loop identifiers replaced; null when it is not plainly a string.</summary>
    public string? Name(Value node, Frame frame) =>
        node is TextValue { Kind: not ScalarKind.Null } text && text.Text.Known is not null ? frame.Substitute(text.Text).ToString() : null;

    private ImmutableArray<Entry> Named(string section)
    {
        var entries = Section(section);
        foreach (var entry in entries)
        {
            Names.Add(entry.Key);
        }

        return entries;
    }

    private Value Dispatch(Value node, Frame frame) => node switch
    {
        TextValue text => Scalar(text, frame),
        ListValue list => new ListValue([.. list.Items.Select(item => Resolve(item, frame)).Where(item => !item.IsAbsent)], list.At),
        MapValue { Entries: [var only] } map when Functions.IsIntrinsic(only.Key) => Functions.Call(this, only.Key, only.Value, map.At, frame),
        MapValue map => Map(map, frame),
        _ => frame.Restrict(node),
    };

    private static TextValue Scalar(TextValue text, Frame frame)
    {
        var replaced = Texts.WithDynamicReferences(frame.Substitute(text.Text));
        return ReferenceEquals(replaced, text.Text) ? text : new TextValue(replaced, text.Kind, text.At);
    }

    private Value Map(MapValue map, Frame frame)
    {
        var expanded = Entries.Expand(map, frame, out var blocked);
        if (blocked is not null)
        {
            return new UnknownValue(blocked, map.At);
        }

        var entries = ImmutableArray.CreateBuilder<MapEntry>(expanded.Length);
        foreach (var entry in expanded)
        {
            var value = Resolve(entry.Node, entry.Frame);
            if (!value.IsAbsent)
            {
                entries.Add(new MapEntry(entry.Key, entry.KeyAt, value));
            }
        }

        return new MapValue(entries.ToImmutable(), map.At);
    }
}
