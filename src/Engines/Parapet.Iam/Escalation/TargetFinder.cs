using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Escalation;

/// <summary>Something that a way is taken on.</summary>
/// <param name="Arn">Its ARN; empty when the way is taken on nothing in particular.</param>
/// <param name="Principal">The principal, if it is one that is known.</param>
/// <param name="Workload">The resource, if it is one that is known.</param>
internal readonly record struct EscalationTarget(string Arn, EscalationPrincipal? Principal, EscalationWorkload? Workload);

/// <summary>Finds on what a principal can take a way, and why.</summary>
internal sealed class TargetFinder(AccountIndex account, Inquiry inquiry)
{
    private EscalationPrincipal Self => inquiry.Principal;

    /// <summary>Every target on which the way is open or may be, with what speaks for it; one target several times when there are several grounds.</summary>
    public IEnumerable<(EscalationTarget Target, Evidence Evidence)> Open(EscalationPath path)
    {
        if (!inquiry.MayTake(path) || Aside(path) is not { } aside)
        {
            yield break;
        }

        var found = false;
        foreach (var (target, ground) in Grounds(path))
        {
            if (OnTarget(path, target) is { } evidence)
            {
                found = true;
                yield return (target, aside.And(ground).And(evidence));
            }
        }

        if (!found && path is { Target: EscalationTargetKind.Existing, Gives: EscalationGain.Capability } && account.MayExist(path.TargetResource!)
            && Unlisted(path, aside) is { } unlisted)
        {
            yield return unlisted;
        }
    }

    /// <summary>The targets that come into question, with what speaks for each beside permissions.</summary>
    private IEnumerable<(EscalationTarget Target, Evidence Ground)> Grounds(EscalationPath path) => path switch
    {
        { PassedTo: { } service } => account.Trusting(service).Select(pair => (Of(pair.Role), Trusted(pair.Role, service, pair.Trusts))),
        { IsAssumed: true } => account.Roles.SelectMany(role => Assumable(role).Select(ground => (Of(role), ground))),
        _ => Targets(path).Select(target => (target, Evidence.Plain)),
    };

    private IEnumerable<EscalationTarget> Targets(EscalationPath path) => path.Target switch
    {
        EscalationTargetKind.User => account.Users.Select(Of),
        EscalationTargetKind.Role => account.Roles.Select(Of),
        EscalationTargetKind.Group => account.Groups.Select(Of),
        EscalationTargetKind.Policy => account.Policies.Select(policy => new EscalationTarget(policy, null, null)),
        EscalationTargetKind.Self => [Of(Self)],
        EscalationTargetKind.Existing => account.Existing(path.TargetResource!).Select(workload => new EscalationTarget(workload.Arn, null, workload)),
        _ => [default],
    };

    /// <summary>What speaks for the needs that are about no target, once for all targets; null when one is not met.</summary>
    private Evidence? Aside(EscalationPath path)
    {
        var evidence = Evidence.Plain;
        foreach (var group in path.Needs.Where(need => need.Subject is not (EscalationSubject.Target or EscalationSubject.Self)).GroupBy(need => (need.Subject, need.Resource)))
        {
            var needs = group.ToList();
            var met = group.Key.Resource is not { } kind ? All(needs, "*") : OnAny(needs, kind, group.Key.Subject == EscalationSubject.Existing);
            if (met is null)
            {
                return null;
            }

            evidence = evidence.And(met);
        }

        return path.Given.Aggregate(evidence, (all, given) => all.And(Evidence.On(given)));
    }

    private Evidence? OnTarget(EscalationPath path, EscalationTarget target)
    {
        var evidence = Evidence.Plain;
        foreach (var need in path.Needs)
        {
            if (need.Subject is EscalationSubject.Target or EscalationSubject.Self)
            {
                var met = inquiry.Ask(need, need.Subject == EscalationSubject.Target ? target.Arn : Self.Arn);
                if (met is null)
                {
                    return null;
                }

                evidence = evidence.And(met);
            }
        }

        foreach (var trait in path.When)
        {
            switch (Trait(target, trait))
            {
                case Truth.False:
                    return null;
                case null or Truth.Unknown:
                    evidence = evidence.And(Evidence.On($"whether `{target.Arn}` has the trait `{trait}` is not known"));
                    break;
            }
        }

        foreach (var trait in path.Unless)
        {
            switch (Trait(target, trait))
            {
                case Truth.True:
                    return null;
                case Truth.Unknown:
                    evidence = evidence.And(Evidence.On($"whether `{target.Arn}` has the trait `{trait}` is not known"));
                    break;
            }
        }

        return evidence;
    }

    /// <summary>A resource of the target's kind that is not listed but may be there.</summary>
    private (EscalationTarget Target, Evidence Evidence)? Unlisted(EscalationPath path, Evidence aside)
    {
        var needs = path.Needs.Where(need => need.Subject == EscalationSubject.Target).ToList();
        return OnUnlisted(needs, path.TargetResource!) is { } met
            ? (new EscalationTarget(met.Used.FirstOrDefault()?.Resource ?? "", null, null), aside.And(met).And(NotListed(path.TargetResource!)))
            : null;
    }

    /// <summary>The best answer for needs that are all about one resource of a kind, which may be chosen.</summary>
    private Evidence? OnAny(List<EscalationNeed> needs, string kind, bool mustExist)
    {
        var best = mustExist ? Best(account.Existing(kind).Select(workload => All(needs, workload.Arn))) : null;
        if (best is { Truth: Truth.True } || (mustExist && !account.MayExist(kind)))
        {
            return best;
        }

        var free = OnUnlisted(needs, kind);
        return mustExist ? best ?? free?.And(NotListed(kind)) : free;
    }

    private Evidence? OnUnlisted(List<EscalationNeed> needs, string kind)
    {
        var scopes = needs.Where(need => !need.IsUnblocked).Select(need => inquiry.Scopes(need.Action)).ToList();
        return Best(ResourceNames.Candidates(kind, account.Input, scopes).Select(name => All(needs, name)));
    }

    private Evidence? All(List<EscalationNeed> needs, string resource)
    {
        var evidence = Evidence.Plain;
        foreach (var need in needs)
        {
            if (inquiry.Ask(need, resource) is not { } met)
            {
                return null;
            }

            evidence = evidence.And(met);
        }

        return evidence;
    }

    private static Evidence? Best(IEnumerable<Evidence?> all)
    {
        Evidence? best = null;
        foreach (var each in all)
        {
            if (each is { Truth: Truth.True })
            {
                return each;
            }

            best ??= each;
        }

        return best;
    }

    /// <summary>
    /// The grounds on which the principal can assume a role. A trust policy that names the principal itself suffices within an account; one that names
    /// the account leaves it to the principal's own policies; between accounts both are needed.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
    /// </summary>
    private IEnumerable<Evidence> Assumable(EscalationPrincipal role)
    {
        if (role.Trust.IsEmpty || role.Arn == Self.Arn)
        {
            yield break;
        }

        var isSameAccount = AccountOf(Self.Arn) == AccountOf(role.Arn);
        foreach (var party in role.Trust)
        {
            var isAlone = isSameAccount && (party.Kind == TrustedPartyKind.Anyone || (party.Kind == TrustedPartyKind.Principal && party.Name == Self.Arn));
            var isNamed = isAlone || party.Kind == TrustedPartyKind.Anyone
                || (party.Kind == TrustedPartyKind.Principal && party.Name == Self.Arn)
                || (party.Kind == TrustedPartyKind.Account && party.Name == AccountOf(Self.Arn));
            if (!isNamed || party.Holds == Truth.False)
            {
                continue;
            }

            var need = new EscalationNeed("sts:AssumeRole", EscalationSubject.Target, null, [], IsUnblocked: isAlone);
            if (inquiry.Ask(need, role.Arn) is { } met)
            {
                yield return met.And(ByTrust(role, party, isAlone));
            }
        }
    }

    private static Evidence ByTrust(EscalationPrincipal role, TrustedParty party, bool isAlone) => new(
        party.Holds,
        isAlone ? [new(new(role.Arn, "sts:AssumeRole", party.Kind == TrustedPartyKind.Anyone ? "*" : party.Name), role.Arn, party.Holds, null)] : [],
        party.Holds == Truth.True ? [] : [$"whether `{role.Arn}` trusts the principal depends on a condition"]);

    private static Evidence Trusted(EscalationPrincipal role, string service, Truth trusts) =>
        trusts == Truth.True ? Evidence.Plain : Evidence.On($"whether `{role.Arn}` trusts `{service}` depends on a condition");

    private static Evidence NotListed(string kind) => Evidence.On($"a resource of the kind `{kind}` has to exist, and none is known that fits");

    private static EscalationTarget Of(EscalationPrincipal principal) => new(principal.Arn, principal, null);

    private static Truth? Trait(EscalationTarget target, string trait)
    {
        var traits = target.Principal?.Traits ?? target.Workload?.Traits;
        return traits is not null && traits.TryGetValue(trait, out var value) ? value : null;
    }

    private static string AccountOf(string arn) => arn.Split(':') is [_, _, _, _, var account, ..] ? account : "";
}
