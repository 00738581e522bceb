using System.Collections.Immutable;
using Parapet.Analysis.Permissions;

namespace Parapet.Analysis.Usage;

/// <summary>What of one statement, or of one policy that AWS keeps, a function used.</summary>
/// <param name="Grant">The statement; of a policy that AWS keeps the first one.</param>
/// <param name="Granted">The actions that it gives, in ordinal order: neither denied outright nor beyond the boundary.</param>
public sealed record StatementUsage(Grant Grant, ImmutableArray<string> Granted)
{
    /// <summary>The actions that were neither used nor does Lambda need them.</summary>
    public ImmutableArray<string> Unused { get; private init; } = [];

    /// <summary>The actions of which the logs could not show a use.</summary>
    public ImmutableArray<string> Unrecorded { get; private init; } = [];

    internal StatementUsage Without(HashSet<string> needed, Func<string, bool> areRecorded)
    {
        var recorded = Granted.Where(action => !needed.Contains(action)).ToLookup(areRecorded);
        return this with { Unused = [.. recorded[true]], Unrecorded = [.. recorded[false]] };
    }
}
