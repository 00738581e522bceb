using System.Collections.Immutable;
using Parapet.Sources.CloudFormation.Intrinsics;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>An entry of a map after loops and includes are expanded, not yet resolved.</summary>
internal readonly record struct Entry(string Key, Location KeyAt, Value Node, Frame Frame);

/// <summary>
/// Expands <c>Fn::ForEach</c> and <c>Fn::Transform</c> among the entries of a map.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
/// </summary>
internal sealed class EntryExpansion(Evaluator evaluator)
{
    private const string Loop = "Fn::ForEach::";
    private const int MaxLoops = 20;

    /// <summary>An entry that a loop makes costs as much as this many nodes.</summary>
    private const int LoopCost = 10;

    private const string SamTransform = "AWS::Serverless-2016-10-31";
    private static readonly string[] KnownTransforms = [SamTransform, "AWS::LanguageExtensions", "AWS::Include", "AWS::CodeDeployBlueGreen", "AWS::SecretsManager-2020-07-23", "AWS::SecretsManager-2024-09-16", "AWS::ServiceCatalog"];

    /// <summary>Top-level macros whose effect cannot be seen.</summary>
    public List<string> Macros { get; } = [];

    public bool UsesSam { get; private set; }

    /// <summary>The entries of a map.</summary>
    /// <param name="map">The map as written.</param>
    /// <param name="frame">What holds around it.</param>
    /// <param name="blocked">Why the entries are not all there, when a macro or a file out of reach makes some.</param>
    public ImmutableArray<Entry> Expand(MapValue map, Frame frame, out Unknown? blocked)
    {
        blocked = null;
        var entries = ImmutableArray.CreateBuilder<Entry>(map.Entries.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Add(map, map, frame, entries, seen, ref blocked, depth: 0);
        return entries.ToImmutable();
    }

    /// <summary>The sections of a template, with the files that its <c>Transform</c> includes merged in.</summary>
    public MapValue Template(Value? root)
    {
        if (root is not MapValue map)
        {
            evaluator.Report(root?.At ?? new Location(evaluator.Document.File, 0, 0), "a template must be a map of sections");
            return MapValue.Empty;
        }

        var sections = map;
        foreach (var key in (ReadOnlySpan<string>)["Transform", "Fn::Transform"])
        {
            if (map.TryGet(key, out var transforms))
            {
                foreach (var (transform, _) in transforms.EachItem())
                {
                    sections = Apply(transform, sections);
                }
            }
        }

        return sections;
    }

    private MapValue Apply(Value transform, MapValue sections)
    {
        var name = Texts.Known(transform) ?? Texts.Known(transform["Name"]);
        if (name is null)
        {
            evaluator.Report(transform.At, "a transform must be a name, or a map with `Name` and `Parameters`");
            return sections;
        }

        UsesSam |= name == SamTransform;
        if (!KnownTransforms.Contains(name))
        {
            Macros.Add(name);
            evaluator.Unknowns.Add((transform.At, new Unknown(UnknownKind.Macro, name)));
        }

        if (name != "AWS::Include")
        {
            return sections;
        }

        var included = Includes.Read(evaluator, transform, evaluator.Input.Outside, out _);
        if (included is UnknownValue unknown)
        {
            evaluator.Unknowns.Add((transform.At, unknown.Why));
        }

        foreach (var entry in (included as MapValue)?.Entries ?? [])
        {
            sections = !sections.TryGet(entry.Key, out var mine) ? sections.With(entry.Key, entry.Value)
                : mine is MapValue left && entry.Value is MapValue right
                    ? sections.With(entry.Key, new MapValue([.. left.Entries, .. right.Entries.Where(e => left.Find(e.Key) is null)], left.At))
                    : sections;
        }

        return sections;
    }

    private void Add(
        MapValue map, MapValue outer, Frame frame, ImmutableArray<Entry>.Builder entries, HashSet<string> seen, ref Unknown? blocked, int depth)
    {
        foreach (var entry in map.Entries)
        {
            if (!evaluator.Input.Run.Budget.Spend(frame.Loops.IsEmpty ? 1 : LoopCost) || depth > MaxLoops)
            {
                blocked ??= evaluator.TooLarge(entry.KeyAt, $"the template expands to more than {Budget.MaxNodes} nodes, or {MaxLoops} loops stand in each other").Why;
                return;
            }

            if (entry.Key.StartsWith(Loop, StringComparison.Ordinal))
            {
                AddLoop(entry, outer, frame, entries, seen, ref blocked, depth);
            }
            else if (entry.Key == "Fn::Transform")
            {
                AddTransform(entry, outer, frame, entries, seen, ref blocked, depth);
            }
            else
            {
                AddPlain(entry, map, outer, frame, entries, seen);
            }
        }
    }

    private void AddPlain(MapEntry entry, MapValue map, MapValue outer, Frame frame, ImmutableArray<Entry>.Builder entries, HashSet<string> seen)
    {
        var key = frame.Loops.IsEmpty ? entry.Key : frame.Substitute(Text.Of(entry.Key)).ToString();
        if (!ReferenceEquals(map, outer) && frame.Includes.IsEmpty == false && outer.Find(key) is not null)
        {
            return; // What the template says itself wins over what it includes.
        }

        if (seen.Add(key))
        {
            entries.Add(new Entry(key, entry.KeyAt, entry.Value, frame));
        }
        else
        {
            evaluator.Report(entry.KeyAt, $"`{TextBuilder.Clip(key)}` is made twice; give every turn of the loop a key of its own");
        }
    }

    private void AddLoop(
        MapEntry loop, MapValue outer, Frame frame, ImmutableArray<Entry>.Builder entries, HashSet<string> seen, ref Unknown? blocked, int depth)
    {
        if (loop.Value is not ListValue { Items: [var identifier, var collection, MapValue body] } || evaluator.Name(identifier, frame) is not { } name)
        {
            evaluator.Report(loop.Value.At, "`Fn::ForEach` takes a list of an identifier, a collection and a map");
            return;
        }

        foreach (var item in Items(collection, name, frame))
        {
            Add(body, outer, frame.Bind(name, item), entries, seen, ref blocked, depth + 1);
            if (blocked?.Kind == UnknownKind.TooLarge)
            {
                return;
            }
        }
    }

    /// <summary>The collection's texts. One that cannot be known gives one turn with an unknown identifier, so that what the loop makes is still looked at.</summary>
    private List<Text> Items(Value collection, string identifier, Frame frame)
    {
        var items = new List<Text>();
        var resolved = evaluator.Resolve(collection, frame);
        foreach (var (item, _) in resolved.EachItem())
        {
            switch (item)
            {
                case TextValue { Kind: not ScalarKind.Null } text:
                    items.Add(text.Text);
                    break;
                case UnknownValue unknown:
                    evaluator.Unknowns.Add((collection.At, unknown.Why));
                    items.Add(Text.Of(new Hole(unknown.Why, identifier)));
                    break;
                default:
                    evaluator.Report(item.At, "the collection of `Fn::ForEach` must be a list of strings");
                    break;
            }
        }

        return [.. items.Distinct()];
    }

    private void AddTransform(
        MapEntry entry, MapValue outer, Frame frame, ImmutableArray<Entry>.Builder entries, HashSet<string> seen, ref Unknown? blocked, int depth)
    {
        switch (Includes.Read(evaluator, entry.Value, frame, out var inside))
        {
            case MapValue included:
                Add(included, outer, inside, entries, seen, ref blocked, depth + 1);
                break;
            case UnknownValue unknown:
                blocked ??= unknown.Why;
                evaluator.Unknowns.Add((entry.Value.At, unknown.Why));
                break;
            default:
                evaluator.Report(entry.Value.At, "a file included among other keys must be a map");
                break;
        }
    }
}
