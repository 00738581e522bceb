namespace Parapet.Sources.CloudFormation;

/// <summary>What one resolution, with all its nested stacks, may use up. Counted, not timed: the same input always stops at the same place.</summary>
internal sealed class Budget
{
    /// <summary>Nodes that may be visited.</summary>
    public const int MaxNodes = 250_000;

    /// <summary>How deep nodes, conditions and outputs may call for each other.</summary>
    public const int MaxDepth = 300;

    /// <summary>How many nested stacks there may be in all.</summary>
    public const int MaxStacks = 500;

    private int nodes;
    private int depth;
    private int stacks;

    /// <summary>Takes one step inward; null when that is allowed, else what is too large. Every step inward is followed by <see cref="Leave"/>.</summary>
    public string? Enter()
    {
        depth++;
        if (!Spend(1))
        {
            return $"the template expands to more than {MaxNodes} nodes";
        }

        return depth > MaxDepth ? $"the template nests deeper than {MaxDepth} levels" : null;
    }

    public void Leave() => depth--;

    /// <summary>Counts nodes; false when there are too many.</summary>
    public bool Spend(int count)
    {
        nodes = (int)Math.Min((long)nodes + count, MaxNodes + 1);
        return nodes <= MaxNodes;
    }

    /// <summary>Counts a nested stack; false when there are too many.</summary>
    public bool OpenStack() => ++stacks <= MaxStacks;
}
