namespace Parapet.Values;

/// <summary>Where something was read: a file and the first character of the thing itself.</summary>
/// <param name="File">Path as the user would type it, with forward slashes, relative to the scan root; or an ARN when read from an account.</param>
/// <param name="Line">Line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column in UTF-16 code units, counted from 1; 0 when the whole line is meant.</param>
public sealed record Location(string File, int Line, int Column) : IComparable<Location>
{
    /// <summary>No place at all, for values that the product itself made.</summary>
    public static Location None { get; } = new("", 0, 0);

    /// <inheritdoc />
    public int CompareTo(Location? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byFile = string.CompareOrdinal(File, other.File);
        if (byFile != 0)
        {
            return byFile;
        }

        return Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);
    }

    /// <summary><c>file:line:column</c>, leaving out what is zero: the form that editors and terminals turn into a link.</summary>
    public override string ToString() =>
        Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";

    /// <summary>Whether <paramref name="left"/> stands before <paramref name="right"/>.</summary>
    public static bool operator <(Location left, Location right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> stands after <paramref name="right"/>.</summary>
    public static bool operator >(Location left, Location right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> stands before <paramref name="right"/> or at the same place.</summary>
    public static bool operator <=(Location left, Location right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> stands after <paramref name="right"/> or at the same place.</summary>
    public static bool operator >=(Location left, Location right) => left.CompareTo(right) >= 0;
}
