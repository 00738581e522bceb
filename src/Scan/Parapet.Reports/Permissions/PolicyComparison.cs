using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Values;

namespace Parapet.Reports.Permissions;

/// <summary>Whether a change gives one subject more access.</summary>
/// <param name="Subject">A policy, a role, a resource.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="New">What is newly allowed, in the order of the statements that allow it.</param>
/// <param name="Why">Why it, or the rest of it, is not decided; null when all is.</param>
public sealed record PolicyComparison(string Subject, ComparisonVerdict Verdict, ImmutableArray<NewAccess> New, string? Why);

/// <summary>The answers of a comparison.</summary>
public enum ComparisonVerdict
{
    /// <summary>Proved: nothing is allowed that was not allowed before.</summary>
    NoNewAccess,

    /// <summary>Something is, and there is a request that shows it.</summary>
    NewAccess,

    /// <summary>Neither could be shown.</summary>
    NotDecided,
}

/// <summary>Something that is newly allowed.</summary>
/// <param name="Actions">The actions as the statement names them.</param>
/// <param name="Resources">The resources as the statement names them; empty for a trust policy.</param>
/// <param name="Witness">A request that is allowed now and was not before.</param>
/// <param name="By">The statement that allows it; null when none does so alone.</param>
/// <param name="NamesPrincipal">Whether the policy says who may; else it is whoever the policy is attached to.</param>
public sealed record NewAccess(ImmutableArray<string> Actions, ImmutableArray<string> Resources, Request Witness, StatementPlace? By, bool NamesPrincipal);

/// <summary>A statement of a policy.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Statement">What people call the statement.</param>
/// <param name="At">Where it stands.</param>
public sealed record StatementPlace(string Policy, string Statement, Location At);
