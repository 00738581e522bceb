using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Parapet.Guard.Sinks;

/// <summary>
/// A program and its arguments, written as an interpolated string: <c>ShellArgs.StartInfo($"convert -size {w}x{h} -- {path}")</c>. No shell takes part.
/// Literal parts are split at white space; a hole is one argument, or part of the one it is glued to, whatever it contains.
/// </summary>
[InterpolatedStringHandler]
public sealed class ShellArgs
{
    /// <summary>The most arguments of one program.</summary>
    public const int MaxArguments = 4096;

    /// <summary>The longest argument, in bytes of UTF-8: MAX_ARG_STRLEN of Linux without the NUL at the end (https://man7.org/linux/man-pages/man2/execve.2.html).</summary>
    public const int MaxArgumentBytes = 131_071;

    private readonly List<ShellArgument> _arguments;
    private readonly StringBuilder _current = new();
    private bool _isOpen;
    private bool _hasHole;
    private bool _beginsWithHole;
    private bool _mayBeOption;
    private bool _isAfterDashes;
    private bool _isAfterList;

    /// <summary>Called by the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ShellArgs(int literalLength, int formattedCount) => _arguments = new List<ShellArgument>(formattedCount + Math.Min(literalLength, 4));

    /// <summary>What starts the program: <see cref="ProcessStartInfo.ArgumentList"/>, without a shell. Name the program by its full path; .NET looks for others also in the current folder.</summary>
    /// <param name="arguments">An interpolated string.</param>
    /// <exception cref="FormatException">There is no program, or it is a shell or a batch file.</exception>
    /// <exception cref="UnsafeInputException">The last argument comes from a hole and begins with <c>-</c>.</exception>
    public static ProcessStartInfo StartInfo(ShellArgs arguments)
    {
        arguments.EndArgument();
        if (Shells.Refusal(arguments._arguments) is { } reason)
        {
            throw new FormatException(reason);
        }

        return new ProcessStartInfo(arguments._arguments[0].Text, arguments._arguments.Skip(1).Select(argument => argument.Text)) { UseShellExecute = false };
    }

    /// <summary>Called by the compiler with what stands between the holes.</summary>
    /// <exception cref="FormatException">It has quotes, or is glued to a list.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value)
    {
        foreach (var next in value)
        {
            if (char.IsWhiteSpace(next))
            {
                EndArgument();
                _isAfterList = false;
                continue;
            }

            if (next is '\'' or '"' or '\0')
            {
                throw Misplaced("has a quote or a NUL; no shell takes quotes away, and a hole is one argument without them");
            }

            CheckNotGlued();
            _isOpen = true;
            _current.Append(next);
        }
    }

    /// <summary>Called by the compiler with the value of a hole. A format or an alignment does not compile.</summary>
    /// <exception cref="FormatException">The hole would name the program or an option.</exception>
    /// <exception cref="UnsafeInputException">The value cannot be one argument.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(string? value) => AppendHole(value, mayBeOption: false);

    /// <inheritdoc cref="AppendFormatted(string)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(ShellOption? value) => AppendHole(value?.Text, mayBeOption: true);

    /// <inheritdoc cref="AppendFormatted(string)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(SafePath? value) => AppendHole(value?.FullPath, mayBeOption: false);

    /// <summary>Numbers, dates and the like, in the invariant culture.</summary>
    /// <inheritdoc cref="AppendFormatted(string)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value)
        where T : IFormattable? => AppendHole(value?.ToString(null, CultureInfo.InvariantCulture), mayBeOption: false);

    /// <summary>Each an argument of its own.</summary>
    /// <inheritdoc cref="AppendFormatted(string)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(IEnumerable<string>? values)
    {
        if (_isOpen)
        {
            throw Misplaced("is glued to a list");
        }

        foreach (var value in values ?? throw new UnsafeInputException("an argument is null"))
        {
            AppendHole(value, mayBeOption: false);
            EndArgument();
        }

        _isAfterList = true;
    }

    private void AppendHole(string? value, bool mayBeOption)
    {
        CheckNotGlued();
        CheckPlace();
        CheckValue(value);
        if (!_isOpen)
        {
            _beginsWithHole = true;
            _mayBeOption = mayBeOption;
        }

        _isOpen = true;
        _hasHole = true;
        _current.Append(value);
    }

    private void CheckNotGlued()
    {
        if (_isAfterList)
        {
            throw Misplaced("is glued to a list");
        }
    }

    // `-{x}` and `--{x}` let the value choose the option, and so does `--o{x}` up to the equals sign.
    private void CheckPlace()
    {
        if (_arguments.Count == 0)
        {
            throw Misplaced("is the program, which must be written out");
        }

        if (!_isAfterDashes && !_beginsWithHole && _isOpen && (IsCurrent("-") || (StartsWithDashes() && _current.ToString().IndexOf('=', StringComparison.Ordinal) < 0)))
        {
            throw Misplaced("has a hole in the name of an option");
        }
    }

    private bool IsCurrent(string text) => _current.Equals(text);

    private bool StartsWithDashes() => _current.Length >= 2 && _current[0] == '-' && _current[1] == '-';

    // .NET ends an argument at a NUL and writes something else for half a surrogate.
    private static void CheckValue(string? value)
    {
        if (value is null)
        {
            throw new UnsafeInputException("an argument is null");
        }

        if (value.Contains('\0'))
        {
            throw new UnsafeInputException("an argument has a NUL");
        }

        if (!Characters.AreWhole(value))
        {
            throw new UnsafeInputException("an argument has half a surrogate pair");
        }

        if (Encoding.UTF8.GetByteCount(value) > MaxArgumentBytes)
        {
            throw new UnsafeInputException($"an argument is longer than {MaxArgumentBytes} bytes");
        }
    }

    private void EndArgument()
    {
        if (!_isOpen)
        {
            return;
        }

        var text = _current.ToString();
        if (_beginsWithHole && !_mayBeOption && !_isAfterDashes && MayBeOption(text))
        {
            throw new UnsafeInputException("an argument from a hole begins as an option does");
        }

        if (_arguments.Count == MaxArguments)
        {
            throw new UnsafeInputException($"a program would have more than {MaxArguments} arguments");
        }

        _arguments.Add(new ShellArgument(text, _hasHole));
        _isAfterDashes |= !_hasHole && text == "--";
        _isOpen = _hasHole = _beginsWithHole = _mayBeOption = false;
        _current.Clear();
    }

    // Also when the hole was empty and the dash is of the literal after it.
    private static bool MayBeOption(string text) => text.StartsWith('-') || (OperatingSystem.IsWindows() && text.StartsWith('/'));

    private FormatException Misplaced(string how) => new($"argument {_arguments.Count} of the command {how}");
}
