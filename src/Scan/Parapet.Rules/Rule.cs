using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules;

/// <summary>
/// One check: facts, prose, examples, logic, in one file, in a folder named after the id's letters.
/// Any sealed class that derives from this is in the <see cref="Catalog"/>; nothing else needs editing.
/// </summary>
public abstract class Rule
{
    /// <summary>What is always true of the rule.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>Deployments that show what is and is not reported; each is run as a test and printed in the rule's page.</summary>
    public abstract IEnumerable<Example> Examples { get; }

    /// <summary>Findings and undecided places. Pure: no files, no clock, no network.</summary>
    public abstract IEnumerable<Verdict> Check(Scan scan);

    /// <summary>An example that must be reported, on each line that ends in <c># finding</c> and no other.</summary>
    protected static Example Bad(string title, string template, string? trail = null) => new(ExampleKind.Bad, title, template) { Trail = trail };

    /// <summary>An example that must not be reported, and is decided.</summary>
    protected static Example Good(string title, string template, string? trail = null) => new(ExampleKind.Good, title, template) { Trail = trail };

    /// <summary>An example that must not be reported because it cannot be decided, and is counted as such.</summary>
    protected static Example Unknown(string title, string template, string? trail = null) => new(ExampleKind.Unknown, title, template) { Trail = trail };

    /// <summary>A finding on a function. <paramref name="key"/> tells it from others of this rule on the same resource.</summary>
    protected Finding Report(Function function, Location at, string message, string? when = null, string key = "") =>
        Report(function.Resource, at, message, when, key, function);

    /// <summary>A finding on a resource that concerns a function, or none.</summary>
    protected Finding Report(Resource resource, Location at, string message, string? when = null, string key = "", Function? function = null)
    {
        var helper = function?.FrameworkHelper;
        return new()
        {
            Rule = Info,
            Severity = Info.Severity,
            Resource = resource.Id,
            Function = function?.Id,
            At = at,
            Message = helper is null ? message : $"{message} (the CDK made this function for {helper}; change it through the construct)",
            When = Conditions.Both(Conditions.Both(function?.Resource.When, resource.When), when),
            Key = key,
        };
    }

    /// <summary>A finding on the deployment as a whole, or on what stands beside its resources.</summary>
    protected Finding Report(Deployment deployment, Location at, string message, string key = "") => new()
    {
        Rule = Info,
        Severity = Info.Severity,
        Resource = deployment.Source,
        Function = null,
        At = at,
        Message = message,
        When = null,
        Key = key,
    };

    /// <summary>A place where the rule would need a value that is unknown.</summary>
    protected Undecided CannotTell(Resource resource, Location at, Unknown why, Function? function = null) => new()
    {
        Rule = Info,
        Resource = resource.Id,
        Function = function?.Id,
        At = at,
        Why = why,
    };

    /// <summary>
    /// Asks one question of a value in all its cases: a known value that is <paramref name="bad"/> is reported,
    /// an unknown one is undecided, and an absent one is judged by <paramref name="absentIsBad"/>.
    /// </summary>
    protected IEnumerable<Verdict> Judge<T>(
        Function function, Resolved<T> value, Func<T, bool> bad, Func<T?, string> message, bool absentIsBad = false, string key = "")
        where T : notnull =>
        Judge(function.Resource, value, bad, message, absentIsBad, key, function);

    /// <inheritdoc cref="Judge{T}(Function, Resolved{T}, Func{T, bool}, Func{T, string}, bool, string)"/>
    protected IEnumerable<Verdict> Judge<T>(
        Resource resource, Resolved<T> value, Func<T, bool> bad, Func<T?, string> message, bool absentIsBad = false, string key = "", Function? function = null)
        where T : notnull
    {
        foreach (var c in value.Cases)
        {
            switch (c.State)
            {
                case CaseState.Known when bad(c.Value!):
                    yield return Report(resource, c.At, message(c.Value), c.When, key, function);
                    break;
                case CaseState.Absent when absentIsBad:
                    yield return Report(resource, c.At, message(default), c.When, key, function);
                    break;
                case CaseState.Unknown:
                    yield return CannotTell(resource, c.At, c.Why!, function);
                    break;
            }
        }
    }
}

/// <summary>A deployment that shows a rule at work.</summary>
/// <param name="Kind">What the rule must do with it.</param>
/// <param name="Title">What is special about it, as a fragment.</param>
/// <param name="Template">A SAM or CloudFormation template in YAML.</param>
public sealed record Example(ExampleKind Kind, string Title, string Template)
{
    /// <summary>What CloudTrail recorded, as it lies in a log; null for a scan without logs.</summary>
    public string? Trail { get; init; }

    /// <summary>Files that lie beside the template, such as the code's lock file. A line that must be reported ends in <c># finding</c>, as in the template.</summary>
    public ImmutableArray<ExampleFile> Files { get; init; } = [];

    /// <summary>What is known against packages: OSV records, one to a line; empty for a scan without advisories.</summary>
    public ImmutableArray<string> Advisories { get; init; } = [];
}

/// <summary>A file of an example.</summary>
/// <param name="Path">Where it lies, seen from the template.</param>
/// <param name="Text">What it holds.</param>
public sealed record ExampleFile(string Path, string Text);

/// <summary>What a rule must do with an example.</summary>
public enum ExampleKind
{
    /// <summary>Report it.</summary>
    Bad,

    /// <summary>Stay silent, decided.</summary>
    Good,

    /// <summary>Stay silent, and count it as undecided.</summary>
    Unknown,
}
