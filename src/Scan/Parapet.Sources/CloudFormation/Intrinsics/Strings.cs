using System.Collections.Immutable;
using System.Text;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation.Intrinsics;

/// <summary><c>Fn::Sub</c>, <c>Fn::Join</c>, <c>Fn::Split</c> and <c>Fn::Base64</c>, on texts of which parts may be unknown.</summary>
internal static class Strings
{
    public static Value Sub(Evaluator evaluator, Value argument, Location at, Frame frame)
    {
        var (template, variables) = argument is ListValue { Items: [var first, MapValue map] } ? (first, map)
            : argument is ListValue { Items: [var only] } ? (only, MapValue.Empty)
            : (argument, MapValue.Empty);
        if (template is not TextValue { Text.Known: { } written })
        {
            return evaluator.Malformed(argument.At, "`Fn::Sub` takes a string, or a list of a string and a map");
        }

        var pieces = SubTemplate.Parse(written, loops: !frame.Loops.IsEmpty);
        var values = pieces.Select(piece => piece.Name is null
            ? new TextValue(piece.Literal, at)
            : Named(piece.Name, Variable(evaluator, piece, variables, at, frame))).ToImmutableArray();
        return Branches.Over(values, known => Concat(evaluator, "Fn::Sub", known, Text.Empty, at), at);
    }

    public static Value Join(Evaluator evaluator, Value argument, Location at, Frame frame)
    {
        if (evaluator.Arguments("Fn::Join", argument, 2, 2) is not [var between, var list])
        {
            return new UnknownValue(new Unknown(UnknownKind.Malformed, "`Fn::Join` takes a list of 2 arguments"), at);
        }

        return Branches.Over([evaluator.Resolve(between, frame), evaluator.Resolve(list, frame)], known => known switch
        {
            [var delimiter, ListValue items] when Texts.Of(delimiter) is { } text => Concat(evaluator, "Fn::Join", items.Items, text, at),
            [_, UnknownValue unknown] => new TextValue(Texts.Of(unknown)!, ScalarKind.String, at),
            [_, TextValue { Text.IsKnown: false } attribute] => new TextValue(attribute.Text, ScalarKind.String, at),
            _ => evaluator.Malformed(argument.At, "`Fn::Join` takes a delimiter and a list of strings"),
        }, at);
    }

    public static Value Split(Evaluator evaluator, Value argument, Location at, Frame frame)
    {
        if (evaluator.Arguments("Fn::Split", argument, 2, 2) is not [var between, var text])
        {
            return new UnknownValue(new Unknown(UnknownKind.Malformed, "`Fn::Split` takes a list of 2 arguments"), at);
        }

        return Branches.Over([evaluator.Resolve(between, frame), evaluator.Resolve(text, frame)], known => known switch
        {
            [_, UnknownValue unknown] => new UnknownValue(unknown.Why, at),
            [var delimiter, TextValue whole] when Texts.Known(delimiter) is { Length: > 0 } separator => Split(separator, whole.Text, at, trim: false),
            [TextValue { Text.Why: { } why }, TextValue] => new UnknownValue(why, at),
            _ => evaluator.Malformed(argument.At, "`Fn::Split` takes a delimiter and a string"),
        }, at);
    }

    /// <summary>The pieces that are certain; from the first hole on that may itself hold the delimiter, one unknown item stands for all the rest.</summary>
    internal static Value Split(string delimiter, Text text, Location at, bool trim)
    {
        var items = ImmutableArray.CreateBuilder<Value>();
        var current = new TextBuilder();
        foreach (var part in text.Parts)
        {
            if (part.Hole is { } hole)
            {
                if (!IsInOnePiece(hole, delimiter))
                {
                    return items.Count == 0
                        ? new UnknownValue(hole.Why, at)
                        : new ListValue(items.ToImmutable().Add(new UnknownValue(hole.Why, at)), at);
                }

                current.Add(Text.Of(hole));
                continue;
            }

            var pieces = part.Literal!.Split(delimiter);
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0)
                {
                    items.Add(new TextValue(current.ToText(), ScalarKind.String, at));
                    current = new TextBuilder();
                }

                current.Add(trim ? pieces[i].Trim() : pieces[i]);
            }
        }

        items.Add(new TextValue(current.ToText(), ScalarKind.String, at));
        return new ListValue(items.ToImmutable(), at);
    }

    public static Value Base64(Evaluator evaluator, Value argument, Location at, Frame frame) =>
        Branches.Over([evaluator.Resolve(argument, frame)], values => values[0] switch
        {
            TextValue { Text.Known: { } known } => new TextValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(known)), at),
            TextValue { Text.Why: { } why } => new UnknownValue(why, at),
            UnknownValue unknown => new UnknownValue(unknown.Why, at),
            _ => evaluator.Malformed(argument.At, "`Fn::Base64` takes a string"),
        }, at);

    /// <summary>Regions, account numbers and partitions are letters, digits, dots and hyphens: no other delimiter can be in them.</summary>
    private static bool IsInOnePiece(Hole hole, string delimiter) =>
        hole.Why is { Kind: UnknownKind.PseudoParameter, Detail: "AWS::Region" or "AWS::AccountId" or "AWS::Partition" or "AWS::URLSuffix" }
        && !delimiter.Any(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    /// <summary>A variable that cannot be known keeps its name in the text.</summary>
    private static Value Named(string name, Value value) => value is UnknownValue unknown
        ? new TextValue(Text.Of(new Hole(unknown.Why, TextBuilder.Clip(name))), ScalarKind.String, unknown.At)
        : value;

    private static Value Variable(Evaluator evaluator, SubPiece piece, MapValue variables, Location at, Frame frame)
    {
        if (variables.TryGet(piece.Name!, out var written))
        {
            return evaluator.Resolve(written, frame);
        }

        if (frame.Loop(piece) is { } bound)
        {
            return new TextValue(bound, ScalarKind.String, at);
        }

        var name = piece.Name!;
        if (name.Length == 0)
        {
            return evaluator.Malformed(at, "`${}` in `Fn::Sub` names nothing");
        }

        var dot = name.IndexOf('.');
        return dot > 0
            ? References.Attribute(evaluator, name[..dot], name[(dot + 1)..], at, frame)
            : References.Named(evaluator, name, at, frame);
    }

    private static Value Concat(Evaluator evaluator, string function, ImmutableArray<Value> values, Text between, Location at)
    {
        var builder = new TextBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            if (Texts.Of(values[i]) is not { } text)
            {
                return evaluator.Malformed(at, $"`{function}` can only put strings together, not maps");
            }

            if (i > 0)
            {
                builder.Add(between);
            }

            builder.Add(text);
        }

        var joined = Texts.WithDynamicReferences(builder.ToText());
        return evaluator.Input.Run.Budget.Spend(joined.Parts.Sum(part => part.Literal?.Length ?? 1) / 32)
            ? new TextValue(joined, ScalarKind.String, at)
            : evaluator.TooLarge(at, $"the template expands to more than {Budget.MaxNodes} nodes");
    }
}
