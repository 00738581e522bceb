namespace Parapet.Reports.Roles;

/// <summary>
/// A picture of what a role leads to, in columns from left to right: the function, permissions, what they open, further permissions, … administrator.
/// Boxes have their places; nothing is drawn yet.
/// </summary>
internal sealed class PathPicture
{
    private const int MostTargets = 14;
    private const int LeastResources = 5;
    private const int RowHeight = 46;
    private const int PillGap = 34;

    private readonly Dictionary<(int Column, string Key), PictureBox> boxes = [];
    private readonly List<PictureLine> lines = [];

    private PathPicture()
    {
    }

    /// <summary>The boxes in the order of their columns.</summary>
    public IEnumerable<PictureBox> Boxes => boxes.Values.OrderBy(box => box.Column).ThenBy(box => box.Y);

    /// <summary>The lines between boxes.</summary>
    public IReadOnlyList<PictureLine> Lines => lines;

    /// <summary>How many columns there are.</summary>
    public int Columns => boxes.Values.Max(box => box.Column) + 1;

    /// <summary>The height in pixels.</summary>
    public int Height => boxes.Values.Max(box => box.Y) + RowHeight;

    /// <summary>The picture of a sheet; null when there is nothing to draw.</summary>
    public static PathPicture? Of(RoleSheet sheet)
    {
        var picture = new PathPicture();
        var start = picture.Box(0, sheet.Role, sheet.Function ?? sheet.Role, sheet.Function is null ? "role" : $"runs as {sheet.Role}", "start");
        if (sheet.Administrator == Certainty.Yes)
        {
            // Everything follows from this.
            picture.AddAdministrator(sheet, start);
        }
        else
        {
            picture.AddWays(sheet, start);
            picture.AddReached(sheet, start);
        }

        if (picture.lines.Count == 0)
        {
            return null;
        }

        picture.Place();
        return picture;
    }

    private void AddAdministrator(RoleSheet sheet, PictureBox start)
    {
        foreach (var by in sheet.AdministratorBy)
        {
            var pill = Box(1, $"{by.Policy} {by.Statement}", by.Policy, $"{by.Statement} {by.At}", "permission");
            Line(start, pill, isCertain: true);
            Line(pill, Box(2, EscalationWay.Administrator, EscalationWay.Administrator, "everything in the account", EscalationWay.Administrator), isCertain: true);
        }
    }

    private void AddWays(RoleSheet sheet, PictureBox start)
    {
        foreach (var way in sheet.Ways.Take(MostTargets))
        {
            var from = start;
            foreach (var (index, step) in way.Steps.Index())
            {
                var actions = step.Actions.IsEmpty ? step.What : step.Actions[0] + (step.Actions.Length > 1 ? $" +{step.Actions.Length - 1}" : "");
                var isAdministrator = step.To == EscalationWay.Administrator;
                var pill = Box((index * 2) + 1, $"{from.Key} {step.What} {actions}", actions, string.Join(", ", step.Actions), "permission");
                var to = Box((index * 2) + 2, step.To, step.To, step.Through.IsEmpty ? isAdministrator ? "everything in the account" : step.What : $"{step.What}, {string.Join(", ", step.Through)}", isAdministrator ? "administrator" : "role");
                Line(from, pill, step.DependsOn.IsEmpty);
                Line(pill, to, step.DependsOn.IsEmpty);
                from = to;
            }
        }
    }

    // Each resource once, with the most that can be done to it.
    private void AddReached(RoleSheet sheet, PictureBox start)
    {
        var targets = sheet.Reached.Select(reached => (reached.Access, Name: reached.Name, reached.Noun, reached.Action, reached.IsCertain))
            .Concat(sheet.Beyond.Select(reached => (reached.Access, Name: $"any {reached.Noun}", Noun: "of the account", reached.Action, reached.IsCertain)))
            .GroupBy(target => target.Name, StringComparer.Ordinal)
            .Select(group => group.MaxBy(target => Rank(target.Access)))
            .ToList();
        var room = Math.Max(LeastResources, MostTargets - boxes.Keys.Count(key => key.Column == 2));
        foreach (var access in targets.Take(room).GroupBy(target => target.Access).OrderByDescending(group => Rank(group.Key)))
        {
            var pill = Box(1, "access " + access.Key, access.Key, string.Join(", ", access.Select(target => target.Action).Distinct(StringComparer.Ordinal)), $"permission {Tone(access.Key)}");
            Line(start, pill, access.All(target => target.IsCertain));
            foreach (var target in access)
            {
                Line(pill, Box(2, "resource " + target.Name, target.Name, target.Noun, Tone(access.Key)), target.IsCertain);
            }
        }

        if (targets.Count > room)
        {
            var pill = Box(1, "access more", "…", "", "permission");
            Line(start, pill, isCertain: true);
            Line(pill, Box(2, "resource more", $"{targets.Count - room} more", "listed below", "read"), isCertain: true);
        }
    }

    private PictureBox Box(int column, string key, string text, string note, string tone)
    {
        if (!boxes.TryGetValue((column, key), out var box))
        {
            boxes[(column, key)] = box = new PictureBox(column, key, text, note, tone);
        }

        return box;
    }

    private void Line(PictureBox from, PictureBox to, bool isCertain)
    {
        if (!lines.Exists(line => line.From == from && line.To == to))
        {
            lines.Add(new PictureLine(from, to, isCertain));
        }
    }

    // Things stand in rows; what leads to them stands beside the middle of them, as far as there is room.
    private void Place()
    {
        foreach (var column in boxes.Values.Where(box => box.Column > 0 && box.Column % 2 == 0).GroupBy(box => box.Column))
        {
            foreach (var (row, box) in column.Index())
            {
                box.Y = 8 + (row * RowHeight);
            }
        }

        foreach (var column in boxes.Values.Where(box => box.Column % 2 == 1).GroupBy(box => box.Column))
        {
            var least = 8;
            foreach (var box in column.OrderBy(Middle).ToList())
            {
                box.Y = Math.Max(least, Middle(box));
                least = box.Y + PillGap;
            }
        }

        foreach (var box in boxes.Values.Where(box => box.Column == 0))
        {
            box.Y = Middle(box);
        }
    }

    private int Middle(PictureBox box) => (int)lines.Where(line => line.From == box).Average(line => line.To.Y);

    private static int Rank(string access) => access switch { "take over" => 2, "write" => 1, _ => 0 };

    private static string Tone(string access) => access switch { "take over" => "takeover", "write" => "write", _ => "read" };
}

/// <summary>A box of the picture.</summary>
internal sealed class PictureBox(int column, string key, string text, string note, string tone)
{
    /// <summary>The column, from 0; odd ones hold permissions.</summary>
    public int Column { get; } = column;

    /// <summary>What tells it from others of its column.</summary>
    public string Key { get; } = key;

    /// <summary>What stands in it.</summary>
    public string Text { get; } = text;

    /// <summary>What more there is to say: below the text, or when one points at it.</summary>
    public string Note { get; } = note;

    /// <summary>The names of its looks.</summary>
    public string Tone { get; } = tone;

    /// <summary>The upper edge in pixels.</summary>
    public int Y { get; set; }
}

/// <summary>A line of the picture.</summary>
/// <param name="From">The box at its left end.</param>
/// <param name="To">The box at its right end.</param>
/// <param name="IsCertain">Whether it depends on nothing.</param>
internal sealed record PictureLine(PictureBox From, PictureBox To, bool IsCertain);
