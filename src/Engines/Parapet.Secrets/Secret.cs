namespace Parapet.Secrets;

/// <summary>A secret that was found in a text. It never carries the secret itself.</summary>
/// <param name="DetectorId">The detector that found it, such as <c>github-token</c>.</param>
/// <param name="Provider">Who issues such secrets, as people call them.</param>
/// <param name="Kind">What it opens.</param>
/// <param name="Certainty">How sure it is that this is a secret.</param>
/// <param name="What">What it is, as a fragment with its article: <c>a GitHub token</c>.</param>
/// <param name="Offset">Where it starts, in UTF-16 code units from the start of the text.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
/// <param name="Preview">The prefix that all secrets of its form share, and an ellipsis; of a secret without such a prefix, only the ellipsis.</param>
public sealed record Secret(string DetectorId, string Provider, SecretKind Kind, Certainty Certainty, string What, int Offset, int Length, string Preview)
{
    /// <summary>Just after its last character.</summary>
    public int End => Offset + Length;
}

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

/// <summary>How sure it is that what was found is a secret.</summary>
public enum Certainty
{
    /// <summary>It could be one: worth a look by a person, not a finding.</summary>
    Possible,

    /// <summary>Its form and the name beside it agree.</summary>
    Likely,

    /// <summary>A checksum fits, or nothing else is written like this.</summary>
    Certain,
}

/// <summary>A stretch of a text.</summary>
/// <param name="Offset">Where it starts, in UTF-16 code units.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct SecretSpan(int Offset, int Length)
{
    /// <summary>Just after its last character.</summary>
    public int End => Offset + Length;

    internal static SecretSpan Between(int start, int end) => new(start, end - start);
}
