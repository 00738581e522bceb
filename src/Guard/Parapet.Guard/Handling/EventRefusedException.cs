using System.Collections.Immutable;

namespace Parapet.Guard;

/// <summary>An event does not keep its contract. Says nothing of what the event contains.</summary>
/// <param name="violations">Why not; at least one.</param>
public sealed class EventRefusedException(ImmutableArray<Violation> violations) : Exception(Describe(violations))
{
    private const int MostInMessage = 5;

    /// <summary>Why the event was refused, in the order of its text.</summary>
    public ImmutableArray<Violation> Violations { get; } = violations;

    private static string Describe(ImmutableArray<Violation> violations)
    {
        var told = string.Join("; ", violations.Take(MostInMessage));
        return violations.Length > MostInMessage ? $"the event was refused: {told}; and {violations.Length - MostInMessage} more" : $"the event was refused: {told}";
    }
}
