using System.Globalization;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation.Intrinsics;

/// <summary><c>Fn::Select</c> and <c>Fn::Length</c>.</summary>
internal static class Lists
{
    public static Value Select(Evaluator evaluator, Value argument, Location at, Frame frame)
    {
        if (evaluator.Arguments("Fn::Select", argument, 2, 2) is not [var index, var list])
        {
            return new UnknownValue(new Unknown(UnknownKind.Malformed, "`Fn::Select` takes a list of 2 arguments"), at);
        }

        return Branches.Over([evaluator.Resolve(index, frame), evaluator.Resolve(list, frame)], known =>
        {
            switch (known)
            {
                case [_, UnknownValue unknown]:
                    return new UnknownValue(unknown.Why, at);
                case [_, TextValue { Text.Why: { } why }]:
                    return new UnknownValue(why, at); // An attribute that is a list, such as DnsEntries.
                case [UnknownValue unknown, ListValue]:
                    return new UnknownValue(unknown.Why, at);
                case [TextValue { Text.Why: { } why }, ListValue]:
                    return new UnknownValue(why, at);
                case [TextValue written, ListValue items] when int.TryParse(written.Text.Known, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    return number < items.Items.Length ? Branches.Move(items.Items[number], at)
                        : items.Items is [.., UnknownValue rest] ? new UnknownValue(rest.Why, at)
                        : evaluator.Malformed(at, $"`Fn::Select` asks for item {number} of a list of {items.Items.Length}");
                default:
                    return evaluator.Malformed(argument.At, "`Fn::Select` takes a number and a list");
            }
        }, at);
    }

    public static Value Length(Evaluator evaluator, Value argument, Location at, Frame frame) =>
        Branches.Over([evaluator.Resolve(argument, frame)], values => values[0] switch
        {
            UnknownValue unknown => new UnknownValue(unknown.Why, at),
            TextValue { Text.Why: { } why } => new UnknownValue(why, at),
            ListValue list when list.Items.OfType<UnknownValue>().FirstOrDefault() is { } unknown => new UnknownValue(unknown.Why, at),
            ListValue list => Node.Number(list.Items.Length, at),
            _ => evaluator.Malformed(argument.At, "`Fn::Length` takes a list"),
        }, at);
}
