namespace Parapet.Reports.Roles;

/// <summary>Draws a picture as SVG that stands in a page: no style of its own, no script, nothing loaded.</summary>
internal static class PathSvg
{
    private const int BoxWidth = 210;
    private const int BoxHeight = 38;
    private const int PillWidth = 208;
    private const int PillHeight = 24;
    private const int Gap = 44;
    private const int BoxLetters = 24;
    private const int NoteLetters = 34;
    private const int PillLetters = 29;

    public static void Write(PathPicture picture, string title, TextWriter output)
    {
        var width = X(picture.Columns) - Gap + 8;
        output.Write($"<svg viewBox=\"0 0 {width} {picture.Height + 8}\" width=\"{width}\" height=\"{picture.Height + 8}\" role=\"img\" aria-label=\"{HtmlText.Plain(title)}\">\n");
        foreach (var line in picture.Lines)
        {
            Write(line, output);
        }

        foreach (var box in picture.Boxes)
        {
            Write(box, output);
        }

        output.Write("</svg>\n");
    }

    private static void Write(PictureLine line, TextWriter output)
    {
        var (fromX, fromY) = (X(line.From.Column) + Width(line.From), Middle(line.From));
        var (toX, toY) = (X(line.To.Column), Middle(line.To));
        var bend = (toX - fromX) / 2;
        output.Write($"<path class=\"line{(line.IsCertain ? "" : " maybe")}\" d=\"M{fromX} {fromY}C{fromX + bend} {fromY} {toX - bend} {toY} {toX} {toY}\"/>\n");
    }

    private static void Write(PictureBox box, TextWriter output)
    {
        var (x, y) = (X(box.Column), box.Y + ((BoxHeight - Height(box)) / 2));
        output.Write($"<g class=\"{box.Tone}\"><title>{HtmlText.Plain(box.Note.Length == 0 ? box.Text : $"{box.Text}: {box.Note}")}</title>");
        output.Write($"<rect x=\"{x}\" y=\"{y}\" width=\"{Width(box)}\" height=\"{Height(box)}\" rx=\"{(IsPill(box) ? PillHeight / 2 : 7)}\"/>");
        if (IsPill(box))
        {
            output.Write($"<text class=\"pill\" x=\"{x + (PillWidth / 2)}\" y=\"{y + 16}\">{HtmlText.Plain(Printable.Line(box.Text, PillLetters))}</text></g>\n");
        }
        else
        {
            output.Write($"<text class=\"name\" x=\"{x + 10}\" y=\"{y + 17}\">{HtmlText.Plain(Printable.Line(box.Text, BoxLetters))}</text>");
            output.Write($"<text class=\"note\" x=\"{x + 10}\" y=\"{y + 31}\">{HtmlText.Plain(Printable.Line(box.Note, NoteLetters))}</text></g>\n");
        }
    }

    // Every pair of columns is a box and a pill.
    private static int X(int column) => 8 + ((column + 1) / 2 * (BoxWidth + Gap)) + (column / 2 * (PillWidth + Gap));

    private static int Middle(PictureBox box) => box.Y + (BoxHeight / 2);

    private static int Width(PictureBox box) => IsPill(box) ? PillWidth : BoxWidth;

    private static int Height(PictureBox box) => IsPill(box) ? PillHeight : BoxHeight;

    private static bool IsPill(PictureBox box) => box.Column % 2 == 1;
}
