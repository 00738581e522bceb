namespace Parapet.Secrets;

/// <summary>A secret that was found in a text. It never carries the secret itself.</summary>
/// <param name="DetectorId">The detector that found it, such as <c>github-token</c>.</param>
/// <param name="Provider">Who issues such secrets, as people call them.</param>
/// <param name="Kind">What it opens.</param>
/// <param name="What">What it is, as a fragment with its article: <c>a GitHub token</c>.</param>
/// <param name="Offset">Where it starts, in UTF-16 code units from the start of the text.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
/// <param name="Preview">At most four of its characters and an ellipsis; of a password, nothing.</param>
public sealed record Secret(string DetectorId, string Provider, SecretKind Kind, string What, int Offset, int Length, string Preview);

/// <summary>What kind of thing a secret is.</summary>
public enum SecretKind
{
    /// <summary>Proves by itself who its bearer is.</summary>
    Token,

    /// <summary>The private half of a key pair, or a key shared with a service.</summary>
    Key,

    /// <summary>A password of a person or a program.</summary>
    Password,

    /// <summary>Names a key without being it; with the other half beside it, it opens the account.</summary>
    Identifier,
}

/// <summary>A stretch of a text.</summary>
/// <param name="Offset">Where it starts, in UTF-16 code units.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct SecretSpan(int Offset, int Length)
{
    /// <summary>Just after its last character.</summary>
    public int End => Offset + Length;
}
