using System.Collections.Immutable;
using Parapet.Iam.Language;

namespace Parapet.Iam.Evaluation;

/// <summary>A policy made ready for evaluation. Immutable, to be shared between threads.</summary>
public sealed class Policy
{
    private const string VersionWithVariables = "2012-10-17";

    private Policy(string name, PolicyKind kind, PolicyDocument document, ImmutableArray<CompiledStatement> statements)
    {
        Name = name;
        Kind = kind;
        Document = document;
        Statements = statements;
    }

    /// <summary>What explanations call it.</summary>
    public string Name { get; }

    /// <summary>What it is attached to.</summary>
    public PolicyKind Kind { get; }

    /// <summary>The policy as written.</summary>
    public PolicyDocument Document { get; }

    /// <summary>Whether part of the policy could not be read, so that it may allow or deny more than is seen.</summary>
    public bool HasUnread => !Document.Unknowns.IsEmpty;

    internal ImmutableArray<CompiledStatement> Statements { get; }

    /// <summary>Makes a policy ready.</summary>
    /// <param name="document">The policy as read.</param>
    /// <param name="kind">What it is attached to.</param>
    /// <param name="name">What explanations are to call it.</param>
    public static Policy Compile(PolicyDocument document, PolicyKind kind, string name)
    {
        // Without a version a policy is one of 2008, in which `${aws:username}` is just text.
        var variables = document.Version.Is(VersionWithVariables);
        return new Policy(name, kind, document, [.. document.Statements.Select((statement, index) => new CompiledStatement(statement, index, kind, variables))]);
    }
}
