using System.Text;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Sources.Tests.Sam;

/// <summary>Resources as text that reads like YAML: holes as <c>${Name}</c>, undecided values as <c>?Condition</c> and <c>:else</c>.</summary>
internal static class Rendering
{
    public static string Of(IEnumerable<Resource> resources)
    {
        var text = new StringBuilder();
        foreach (var resource in resources)
        {
            text.Append(resource.Id).Append(": ").Append(resource.Type)
                .Append(resource.When is { } when ? $" when {when}" : "")
                .Append(" # line ").Append(resource.At.Line).Append('\n');
            Write(text, resource.Properties, 1);
        }

        return text.ToString();
    }

    public static string Of(Value value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Value value, int depth)
    {
        switch (value)
        {
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    Member(text, entry.Key + ":", entry.Value, depth);
                }

                break;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    Member(text, "-", item, depth);
                }

                break;
            case ChoiceValue choice:
                Member(text, "?" + choice.Condition, choice.WhenTrue, depth);
                Member(text, ":else", choice.WhenFalse, depth);
                break;
            default:
                text.Append(' ', depth * 2).Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void Member(StringBuilder text, string name, Value value, int depth)
    {
        text.Append(' ', depth * 2).Append(name);
        if (value is MapValue or ListValue or ChoiceValue)
        {
            text.Append('\n');
            Write(text, value, depth + 1);
        }
        else
        {
            text.Append(' ').Append(Scalar(value)).Append('\n');
        }
    }

    private static string Scalar(Value value) => value switch
    {
        TextValue text => text.Text.ToString(),
        UnknownValue unknown => $"(unknown: {unknown.Why})",
        _ => "(absent)",
    };
}
