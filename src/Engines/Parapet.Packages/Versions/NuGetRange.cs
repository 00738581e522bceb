namespace Parapet.Packages.Versions;

/// <summary>
/// A range of NuGet versions in interval notation (https://learn.microsoft.com/nuget/concepts/package-versioning#version-ranges): <c>[1.0, 2.0)</c>, <c>(, 1.0]</c>,
/// <c>[1.0]</c>, or <c>1.0</c> for that version and every newer one. Floating versions (<c>1.*</c>) say what to install, not what is in a range, and are none.
/// </summary>
public sealed class NuGetRange
{
    private readonly VersionKey? _least;
    private readonly VersionKey? _greatest;
    private readonly bool _withLeast;
    private readonly bool _withGreatest;

    private NuGetRange(VersionKey? least, bool withLeast, VersionKey? greatest, bool withGreatest) =>
        (_least, _withLeast, _greatest, _withGreatest) = (least, withLeast, greatest, withGreatest);

    /// <summary>Reads a range; false for what is none, and for one that ends before it begins.</summary>
    public static bool TryParse(string text, out NuGetRange? range)
    {
        range = null;
        var trimmed = text.AsSpan().Trim();
        if (trimmed is not ['[' or '(', .., ']' or ')'])
        {
            return TryReadBound(trimmed, out var least) && least is not null && (range = new NuGetRange(least, true, null, false)) is not null;
        }

        var (withLeast, withGreatest) = (trimmed[0] is '[', trimmed[^1] is ']');
        var inner = trimmed[1..^1];
        var comma = inner.IndexOf(',');
        if (comma < 0)
        {
            return withLeast && withGreatest && TryReadBound(inner, out var only) && only is not null && (range = new NuGetRange(only, true, only, true)) is not null;
        }

        if (!TryReadBound(inner[..comma], out var from) || !TryReadBound(inner[(comma + 1)..], out var to) || from > to)
        {
            return false;
        }

        range = new NuGetRange(from, withLeast, to, withGreatest);
        return true;
    }

    /// <summary>Whether the version is in the range; null when it is no version. Pre-releases count like any other version.</summary>
    public bool? Contains(string version) =>
        VersionOrder.TryParse(Ecosystem.NuGet, version, out var key) ? IsAfterLeast(key) && IsBeforeGreatest(key) : null;

    private bool IsAfterLeast(VersionKey key) => _least is not { } least || (_withLeast ? key >= least : key > least);

    private bool IsBeforeGreatest(VersionKey key) => _greatest is not { } greatest || (_withGreatest ? key <= greatest : key < greatest);

    // Nothing is no bound.
    private static bool TryReadBound(ReadOnlySpan<char> text, out VersionKey? bound)
    {
        bound = null;
        text = text.Trim();
        if (text.IsEmpty)
        {
            return true;
        }

        var isVersion = VersionOrder.TryParse(Ecosystem.NuGet, text.ToString(), out var key);
        bound = isVersion ? key : null;
        return isVersion;
    }
}
