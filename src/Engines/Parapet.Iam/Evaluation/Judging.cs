namespace Parapet.Iam.Evaluation;

/// <summary>Says of one statement, in some algebra, what it makes of a request.</summary>
internal interface IJudge<T>
{
    /// <summary>Whether the statement applies to the request, whoever it names.</summary>
    T Applies(Policy policy, CompiledStatement statement, Request request, string resource);

    /// <summary>Whether the statement's effect is the one that a truth value speaks of.</summary>
    T Effect(Policy policy, CompiledStatement statement, Truth effect);

    /// <summary>Whether the statement names the principal.</summary>
    T Names(Policy policy, CompiledStatement statement, Truth names);

    /// <summary>What cannot be told because part of a policy could not be read.</summary>
    T Unread(Policy policy, bool allows);

    /// <summary>What cannot be told because a policy that must exist was not given.</summary>
    T Missing(string policy);
}

/// <summary>Judges without allocating.</summary>
internal readonly struct TruthJudge : IJudge<Truth>
{
    public Truth Applies(Policy policy, CompiledStatement statement, Request request, string resource) => statement.AppliesToAnybody(request, resource);

    public Truth Effect(Policy policy, CompiledStatement statement, Truth effect) => effect;

    public Truth Names(Policy policy, CompiledStatement statement, Truth names) => names;

    public Truth Unread(Policy policy, bool allows) => Truth.Unknown;

    public Truth Missing(string policy) => Truth.Unknown;
}

/// <summary>What a policy, or several of one kind, make of a request.</summary>
internal struct Outcome<T>
{
    /// <summary>Some statement allows, and names the principal as such or names everybody.</summary>
    public T ByName;

    /// <summary>Some statement allows the role behind the session.</summary>
    public T ByRole;

    /// <summary>Some statement allows the principal's account.</summary>
    public T ByAccount;

    /// <summary>Some statement denies.</summary>
    public T Denies;
}

/// <summary>Gathers what the statements of policies say.</summary>
internal static class Gathering<T, TLogic, TJudge>
    where TLogic : ILogic<T>
    where TJudge : IJudge<T>
{
    /// <summary>An outcome in which nothing is said.</summary>
    public static Outcome<T> Nothing => new() { ByName = TLogic.False, ByRole = TLogic.False, ByAccount = TLogic.False, Denies = TLogic.False };

    /// <summary>Adds what one policy says.</summary>
    public static void Add(ref Outcome<T> outcome, TJudge judge, Policy policy, Request request, string resource, bool hasBoundary)
    {
        foreach (var statement in policy.Statements)
        {
            var applies = judge.Applies(policy, statement, request, resource);
            if (EqualityComparer<T>.Default.Equals(applies, TLogic.False))
            {
                continue;
            }

            var names = statement.PrincipalMatches(request, hasBoundary);
            if (statement.Denies != Truth.False)
            {
                var denies = TLogic.And(judge.Effect(policy, statement, statement.Denies), TLogic.And(judge.Names(policy, statement, names.Any), applies));
                outcome.Denies = TLogic.Or(outcome.Denies, denies);
            }

            if (statement.Allows != Truth.False)
            {
                var allows = TLogic.And(judge.Effect(policy, statement, statement.Allows), applies);
                outcome.ByName = TLogic.Or(outcome.ByName, TLogic.And(judge.Names(policy, statement, names.ByName), allows));
                outcome.ByRole = TLogic.Or(outcome.ByRole, TLogic.And(judge.Names(policy, statement, names.Role), allows));
                outcome.ByAccount = TLogic.Or(outcome.ByAccount, TLogic.And(judge.Names(policy, statement, names.Account), allows));
            }
        }

        if (policy.HasUnread)
        {
            outcome.ByName = TLogic.Or(outcome.ByName, judge.Unread(policy, allows: true));
            outcome.Denies = TLogic.Or(outcome.Denies, judge.Unread(policy, allows: false));
        }
    }

    /// <summary>Whether anything allows, by whatever name.</summary>
    public static T Allows(in Outcome<T> outcome) => TLogic.Or(TLogic.Or(outcome.ByName, outcome.ByRole), outcome.ByAccount);
}
