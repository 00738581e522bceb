using System.Text;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes C# with indentation.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int level;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', 4 * level).Append(line);
        }

        text.Append('\n');
    }

    /// <summary>Writes a head, and what is within its braces.</summary>
    public void Block(string head, Action content)
    {
        Line(head);
        Line("{");
        level++;
        content();
        level--;
        Line("}");
    }

    public override string ToString() => text.ToString();
}
