namespace Parapet.Guard.Sinks;

/// <summary>A column, a table or a key word that was chosen from a list: what cannot be a parameter.</summary>
public sealed class SqlName
{
    private SqlName(string name) => Name = name;

    /// <summary>As it stands in the text of the command.</summary>
    public string Name { get; }

    /// <summary>The one of <paramref name="allowed"/> that equals <paramref name="value"/>, to the letter.</summary>
    /// <param name="value">What the event says.</param>
    /// <param name="allowed">Constants of yours: letters, digits and <c>_</c>, in parts joined by dots.</param>
    /// <exception cref="UnsafeInputException">The value is none of them.</exception>
    /// <exception cref="FormatException">One of the allowed names is not a plain identifier.</exception>
    public static SqlName OneOf(string? value, params ReadOnlySpan<string> allowed)
    {
        SqlName? chosen = null;
        foreach (var name in allowed)
        {
            if (!IsPlain(name))
            {
                throw new FormatException("an allowed name of SQL is not made of letters, digits, underscores and dots");
            }

            if (string.Equals(name, value, StringComparison.Ordinal))
            {
                chosen = new SqlName(name);
            }
        }

        return chosen ?? throw new UnsafeInputException("the value is none of the allowed names of SQL");
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    // A list made of the value itself, by mistake, must not let anything through that ends a name.
    private static bool IsPlain(string name)
    {
        var atStart = true;
        foreach (var next in name)
        {
            var isLetter = char.IsAsciiLetter(next) || next == '_';
            if (!isLetter && (atStart || (!char.IsAsciiDigit(next) && next != '.')))
            {
                return false;
            }

            atStart = next == '.';
        }

        return !atStart;
    }
}
