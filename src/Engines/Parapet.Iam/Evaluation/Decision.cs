namespace Parapet.Iam.Evaluation;

/// <summary>What AWS would answer to a request.</summary>
public enum Decision : byte
{
    /// <summary>No policy that had to allow the request denies it, and all that had to do allow it.</summary>
    Allowed,

    /// <summary>A statement with <c>Effect: Deny</c> applies.</summary>
    ExplicitlyDenied,

    /// <summary>Nothing allows it, or something that had to allow it does not.</summary>
    ImplicitlyDenied,

    /// <summary>It depends on a value that is not known; <see cref="Explanation.AllowedWhen"/> says on what.</summary>
    Unknown,
}
