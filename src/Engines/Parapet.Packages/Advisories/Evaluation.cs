using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories;

/// <summary>What an advisory says of a version.</summary>
/// <param name="Status">The answer.</param>
/// <param name="Reason">Why it is unknown; empty otherwise.</param>
public readonly record struct Evaluation(AdvisoryStatus Status, string Reason)
{
    /// <summary>The version is affected.</summary>
    public static Evaluation Affected { get; } = new(AdvisoryStatus.Affected, "");

    /// <summary>The version is not affected.</summary>
    public static Evaluation NotAffected { get; } = new(AdvisoryStatus.NotAffected, "");

    /// <summary>It cannot be said.</summary>
    public static Evaluation Unknown(string reason) => new(AdvisoryStatus.Unknown, reason);
}

/// <summary>The three answers.</summary>
public enum AdvisoryStatus
{
    /// <summary>The advisory is not about this version.</summary>
    NotAffected,

    /// <summary>The advisory is about this version.</summary>
    Affected,

    /// <summary>Something cannot be read: a person has to look.</summary>
    Unknown,
}

/// <summary>Why something is unknown, in the words of both ways of evaluation.</summary>
internal static class UnknownReasons
{
    public const string NoVersions = "the advisory does not say which versions are affected";

    public const string NoIntroduced = "a range of the advisory does not say where it begins";

    public static string Version(Ecosystem ecosystem, string version) =>
        version.Length == 0 ? "the version of the package is not known" : $"`{version}` is no version of {ecosystem.OsvName()}";

    public static string Event(Ecosystem ecosystem, string version) => $"the advisory has a range with `{version}`, which is no version of {ecosystem.OsvName()}";

    public static string Range(string type) => $"the advisory has a range of the unknown type `{type}`";

    public static string Group(string candidate, string advisory) => $"the jar does not say its group; `{candidate}` has {advisory}";

    public static string Ecosystem(string name) => $"versions of `{name}` cannot be ordered";
}
