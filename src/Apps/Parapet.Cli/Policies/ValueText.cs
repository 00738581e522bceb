using System.Globalization;
using System.Text;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>Writes a node out so that two nodes that mean the same give the same text, wherever they stand and in whichever order their maps are.</summary>
internal static class ValueText
{
    /// <summary>Whether two nodes mean the same.</summary>
    public static bool AreSame(Value one, Value other) => Of(one) == Of(other);

    /// <summary>The text; documents bound how deep a node is.</summary>
    public static string Of(Value value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(Value value, StringBuilder text)
    {
        switch (value)
        {
            case TextValue scalar:
                Write(scalar.ToString(), text);
                break;
            case ListValue list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Write(item, text);
                }

                text.Append(']');
                break;
            case MapValue map:
                text.Append('{');
                foreach (var entry in map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    Write(entry.Key, text);
                    Write(entry.Value, text);
                }

                text.Append('}');
                break;
            case ChoiceValue choice:
                text.Append('?');
                Write(choice.Condition, text);
                Write(choice.WhenTrue, text);
                Write(choice.WhenFalse, text);
                break;
            case UnknownValue unknown:
                text.Append('!');
                Write(unknown.Why.ToString(), text);
                break;
            default:
                text.Append('-');
                break;
        }
    }

    // The length in front keeps two texts from running into each other.
    private static void Write(string part, StringBuilder text) => text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
}
