using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Reports.Secrets;

/// <summary>What a search for secrets came to.</summary>
public sealed record SecretSheet
{
    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>How many texts were searched.</summary>
    public required int Texts { get; init; }

    /// <summary>How many files were left out because they are no text.</summary>
    public required int Others { get; init; }

    /// <summary>What was found, in the order of the places.</summary>
    public required ImmutableArray<SheetSecret> Secrets { get; init; }

    /// <summary>How many findings are less certain than what is shown.</summary>
    public required int LessCertain { get; init; }

    /// <summary>What could not be read.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }
}

/// <summary>A secret as a report tells of it, which is never the secret itself.</summary>
public sealed record SheetSecret
{
    /// <summary>Where it stands.</summary>
    public required Location At { get; init; }

    /// <summary>The detector that found it.</summary>
    public required string Detector { get; init; }

    /// <summary>Who issues such secrets.</summary>
    public required string Provider { get; init; }

    /// <summary><c>token</c>, <c>key</c>, <c>password</c> or <c>identifier</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>possible</c>, <c>likely</c> or <c>certain</c>.</summary>
    public required string Certainty { get; init; }

    /// <summary>What it is, as a fragment with its article.</summary>
    public required string What { get; init; }

    /// <summary>What all secrets of its form begin with, and an ellipsis.</summary>
    public required string Preview { get; init; }
}
