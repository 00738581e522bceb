using Parapet.Values;
using YamlDotNet.Core;

namespace Parapet.Sources.Documents.Yaml;

/// <summary>CloudFormation's short forms of functions: <c>!Sub x</c> is <c>Fn::Sub: x</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html</remarks>
internal static class ShortTag
{
    /// <summary>The long name of the function that the tag stands for; null when it is no short form.</summary>
    public static string? FunctionOf(TagName tag)
    {
        if (tag.IsEmpty || tag.Value is not ['!', _, ..] || tag.Value.StartsWith("!<", StringComparison.Ordinal))
        {
            return null;
        }

        var name = tag.Value[1..];
        return name is "Ref" or "Condition" || name.StartsWith("Fn::", StringComparison.Ordinal) ? name : "Fn::" + name;
    }

    /// <summary>The long form, at the place of the tag.</summary>
    public static MapValue Expand(string function, Value argument) =>
        new([new MapEntry(function, argument.At, function == "Fn::GetAtt" ? Attribute(argument) : argument)], argument.At);

    /// <summary><c>A.b.c</c> is attribute <c>b.c</c> of <c>A</c>; a list is that already.</summary>
    private static Value Attribute(Value argument)
    {
        if (argument is not TextValue { Text: var text } || text.ToString() is var name && !name.Contains('.', StringComparison.Ordinal))
        {
            return argument;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return new ListValue([new TextValue(name[..dot], argument.At), new TextValue(name[(dot + 1)..], argument.At)], argument.At);
    }
}
