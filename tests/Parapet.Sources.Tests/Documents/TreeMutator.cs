using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Sources.Tests.Documents;

/// <summary>Swaps nodes of documents for each other, for scalars of the wrong kind and for undecided values, so that what comes out is still a document.</summary>
public sealed class TreeMutator(int seed, IReadOnlyList<Value> donors)
{
    private static readonly string[] Words = ["", "C", "AWS::NoValue", "AWS::Region", "true", "0", "-1", "${", "${AWS::Region}", "*", "/", "arn:aws:s3:::b/*", "{}", "2012-10-17"];

    private readonly Random random = new(seed);

    public Value Mutate(Value root)
    {
        for (var rounds = random.Next(1, 6); rounds > 0; rounds--)
        {
            var target = Pick(root);
            root = Swap(root, target, Other(target));
        }

        return root;
    }

    private Value Other(Value target) => random.Next(8) switch
    {
        0 => Text(Words[random.Next(Words.Length)]),
        1 => new ListValue([target, target], Location.None),
        2 => new ListValue([], Location.None),
        3 => Map("Fn::If", new ListValue([Text("C"), target, Pick(donors[random.Next(donors.Count)])], Location.None)),
        4 => Map("Ref", Text("AWS::NoValue")),
        5 => Map("Ref", Text("P")),
        _ => Pick(donors[random.Next(donors.Count)]),
    };

    /// <summary>A node, deep ones as likely as the walk makes them.</summary>
    private Value Pick(Value root)
    {
        while (random.Next(6) != 0)
        {
            switch (root)
            {
                case MapValue { Entries.IsEmpty: false } map:
                    root = map.Entries[random.Next(map.Entries.Length)].Value;
                    break;
                case ListValue { Items.IsEmpty: false } list:
                    root = list.Items[random.Next(list.Items.Length)];
                    break;
                default:
                    return root;
            }
        }

        return root;
    }

    private static Value Swap(Value node, Value target, Value by) => ReferenceEquals(node, target) ? by : node switch
    {
        MapValue map => new MapValue([.. map.Entries.Select(entry => entry with { Value = Swap(entry.Value, target, by) })], map.At),
        ListValue list => new ListValue([.. list.Items.Select(item => Swap(item, target, by))], list.At),
        _ => node,
    };

    private static TextValue Text(string text) => new(text, Location.None);

    private static MapValue Map(string key, Value value) => new(ImmutableArray.Create(new MapEntry(key, Location.None, value)), Location.None);
}
