using System.Text;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>Puts a text together in time linear in its length, and gives up on texts that no template needs.</summary>
internal sealed class TextBuilder
{
    private const int MaxLength = 1_000_000;
    private const int MaxExpression = 1_000;

    private readonly List<Text> finished = [];
    private readonly StringBuilder literal = new();
    private int length;

    /// <summary>A name for a hole, cut off where no reader would follow.</summary>
    public static string Clip(string expression) => expression.Length <= MaxExpression ? expression : expression[..MaxExpression] + "...";

    public void Add(string text)
    {
        length += text.Length;
        if (length <= MaxLength)
        {
            literal.Append(text);
        }
    }

    public void Add(Text text)
    {
        foreach (var part in text.Parts)
        {
            if (length > MaxLength)
            {
                return;
            }

            if (part.Literal is not null)
            {
                Add(part.Literal);
                continue;
            }

            length += part.Hole!.Expression.Length + 1;
            Flush();
            finished.Add(Text.Of(part.Hole));
        }
    }

    public Text ToText()
    {
        if (length > MaxLength)
        {
            var why = new Unknown(UnknownKind.TooLarge, $"the text is longer than {MaxLength} characters");
            return Text.Of(new Hole(why, why.Detail));
        }

        Flush();
        return Text.Concat(finished);
    }

    private void Flush()
    {
        if (literal.Length > 0)
        {
            finished.Add(Text.Of(literal.ToString()));
            literal.Clear();
        }
    }
}
