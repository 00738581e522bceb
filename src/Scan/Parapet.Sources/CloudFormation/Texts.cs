using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>Makes text out of resolved values.</summary>
internal static class Texts
{
    private const string Opening = "{{resolve:";
    private const string Closing = "}}";

    /// <summary>The value inside a longer text, or null when it is a map. A list joins with commas, as it does when it is passed to a nested stack.</summary>
    public static Text? Of(Value value)
    {
        switch (value)
        {
            case TextValue text:
                return text.Text;
            case UnknownValue unknown:
                return Text.Of(new Hole(unknown.Why, unknown.Why.Detail));
            case AbsentValue:
                return Text.Empty;
            case ListValue list:
                var builder = new TextBuilder();
                for (var i = 0; i < list.Items.Length; i++)
                {
                    if (Of(list.Items[i]) is not { } item)
                    {
                        return null;
                    }

                    builder.Add(i == 0 ? "" : ",");
                    builder.Add(item);
                }

                return builder.ToText();
            default:
                return null;
        }
    }

    /// <summary>The whole known string, or null.</summary>
    public static string? Known(Value value) => value is TextValue text ? text.Text.Known : null;

    /// <summary>
    /// The text with each <c>{{resolve:service:key}}</c> as one hole.
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
    /// </summary>
    public static Text WithDynamicReferences(Text text)
    {
        if (!text.ContainsLiteral(Opening))
        {
            return text;
        }

        var builder = new TextBuilder();
        System.Text.StringBuilder? expression = null;
        foreach (var part in text.Parts)
        {
            if (part.Literal is null)
            {
                if (expression is null)
                {
                    builder.Add(Text.Of(part.Hole!));
                }
                else
                {
                    expression.Append(part.Hole);
                }

                continue;
            }

            var rest = part.Literal.AsSpan();
            while (!rest.IsEmpty)
            {
                var found = rest.IndexOf(expression is null ? Opening : Closing);
                var before = found < 0 ? rest : rest[..found];
                if (expression is null)
                {
                    builder.Add(before.ToString());
                    expression = found < 0 ? null : new System.Text.StringBuilder();
                    rest = found < 0 ? default : rest[(found + 2)..];
                }
                else
                {
                    expression.Append(before);
                    rest = found < 0 ? default : rest[(found + 2)..];
                    if (found >= 0)
                    {
                        builder.Add(DynamicReference(expression.ToString()));
                        expression = null;
                    }
                }
            }
        }

        // Never closed: then it is no dynamic reference, and the text stays as it is.
        return expression is null ? builder.ToText() : text;
    }

    /// <summary>A value that CloudFormation fetches when it deploys.</summary>
    /// <param name="expression">Such as <c>resolve:ssm:/db/host</c>.</param>
    public static Text DynamicReference(string expression)
    {
        var clipped = TextBuilder.Clip(expression);
        return Text.Of(new Hole(new Unknown(UnknownKind.DynamicReference, clipped), clipped));
    }
}
