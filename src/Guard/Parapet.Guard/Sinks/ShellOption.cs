namespace Parapet.Guard.Sinks;

/// <summary>An argument that may begin with <c>-</c>, because the program's author says so.</summary>
public sealed class ShellOption
{
    private ShellOption(string text) => Text = text;

    /// <summary>The argument.</summary>
    public string Text { get; }

    /// <summary>The one of <paramref name="allowed"/> that equals <paramref name="value"/>, to the letter.</summary>
    /// <param name="value">What the event says.</param>
    /// <param name="allowed">Constants of yours.</param>
    /// <exception cref="UnsafeInputException">The value is none of them.</exception>
    public static ShellOption OneOf(string? value, params ReadOnlySpan<string> allowed)
    {
        foreach (var option in allowed)
        {
            if (string.Equals(option, value, StringComparison.Ordinal))
            {
                return new ShellOption(option);
            }
        }

        throw new UnsafeInputException("the value is none of the allowed options");
    }

    /// <summary>Any text, where the program takes what follows for a value even when it begins with <c>-</c>, as in <c>head -n -5</c>.</summary>
    /// <param name="value">What the event says; the program may take it for an option.</param>
    public static ShellOption Unchecked(string value) => new(value);

    /// <summary>The argument.</summary>
    public override string ToString() => Text;
}
