namespace Parapet.Analysis.Permissions;

/// <summary>Whether a role may do something, when its denials and its boundary are counted.</summary>
public enum Reach
{
    /// <summary>Certainly not.</summary>
    No,

    /// <summary>It depends on a value that only a deployment has, or on a policy that is not there to read.</summary>
    Unknown,

    /// <summary>When a condition of a policy holds.</summary>
    UnderCondition,

    /// <summary>Certainly.</summary>
    Yes,
}
