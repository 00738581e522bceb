using System.Collections.Immutable;

namespace Parapet.Packages.Versions;

/// <summary>
/// A range of npm versions as node-semver reads it (https://github.com/npm/node-semver#ranges), say <c>^1.2.3 || ~2.0 || 3.x || 4.0.0 - 4.5 || &gt;=5 &lt;6</c>.
/// </summary>
public sealed class NpmRange
{
    private readonly ImmutableArray<ImmutableArray<NpmComparator>> _alternatives;

    private NpmRange(ImmutableArray<ImmutableArray<NpmComparator>> alternatives) => _alternatives = alternatives;

    /// <summary>Reads a range; false for what is none, such as a tag, a path or the address of a repository.</summary>
    public static bool TryParse(string text, out NpmRange? range)
    {
        range = null;
        if (text.Length > VersionOrder.LongestVersion)
        {
            return false;
        }

        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<NpmComparator>>();
        foreach (var part in text.AsSpan().Split("||"))
        {
            if (!NpmRangeReader.TryRead(text.AsSpan()[part], out var comparators))
            {
                return false;
            }

            alternatives.Add(comparators);
        }

        // Beside one that admits everything the others do not count, not even for the pre-releases that they name.
        var everything = alternatives.Any(alternative => alternative.IsEmpty);
        range = new NpmRange(everything ? [[]] : alternatives.ToImmutable());
        return true;
    }

    /// <summary>
    /// Whether the version is in the range; null when it is no version. A pre-release is in it only if the range names a pre-release of the same three numbers:
    /// <c>1.2.3-beta.2</c> is in <c>^1.2.3-beta.1</c>, <c>1.2.4-beta.1</c> is not.
    /// </summary>
    public bool? Contains(string version)
    {
        var text = version.AsSpan().Trim().TrimStart("=v").TrimStart();
        if (!VersionOrder.TryParse(Ecosystem.Npm, version, out var key) || !NpmNumbers.TryTake(ref text, out var numbers))
        {
            return null;
        }

        foreach (var alternative in _alternatives)
        {
            if (Contains(alternative, key, numbers, isPreRelease: text is ['-', ..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ImmutableArray<NpmComparator> alternative, VersionKey key, NpmNumbers numbers, bool isPreRelease)
    {
        var mayBePreRelease = !isPreRelease;
        foreach (var comparator in alternative)
        {
            if (!comparator.Admits(key))
            {
                return false;
            }

            mayBePreRelease |= comparator.NamesPreRelease && comparator.Numbers == numbers;
        }

        return mayBePreRelease;
    }
}

internal enum NpmOperator
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>One bound of a range.</summary>
internal readonly record struct NpmComparator(NpmOperator Operator, VersionKey Key, NpmNumbers Numbers, bool NamesPreRelease)
{
    public bool Admits(VersionKey version) => (Operator, version.CompareTo(Key)) switch
    {
        (NpmOperator.Equal, var order) => order == 0,
        (NpmOperator.Less, var order) => order < 0,
        (NpmOperator.LessOrEqual, var order) => order <= 0,
        (NpmOperator.Greater, var order) => order > 0,
        (_, var order) => order >= 0,
    };
}
