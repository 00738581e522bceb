using System.Globalization;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Calls;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>What one caller did.</summary>
public sealed class CallerActivity : IAddable<CallerActivity>
{
    internal CallerActivity(CallerKind kind, string id)
    {
        Kind = kind;
        Id = id;
    }

    /// <summary>What sort of caller.</summary>
    public CallerKind Kind { get; }

    /// <summary>A function's ARN or name, a role's or user's ARN, a service's name, an account.</summary>
    public string Id { get; }

    /// <summary>How many events, and when.</summary>
    public Tally Events { get; } = new();

    /// <summary>The events by how sure the caller is: the names of <see cref="CallerCertainty"/>.</summary>
    public Bounded<Tally> Certainties { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>The versions and aliases of the function.</summary>
    public Bounded<Tally> Versions { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>The roles whose permissions were used.</summary>
    public Bounded<Tally> Roles { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>The functions that it may have been, when only the role is sure.</summary>
    public Bounded<Tally> Candidates { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>Where the calls came from.</summary>
    public Bounded<CallOrigin> Origins { get; } = Bounded.Of<CallOrigin>(SummaryBounds.OriginsOfCaller);

    /// <summary>What the calls needed, by a text that tells uses apart.</summary>
    public Bounded<CallUse> Uses { get; } = Bounded.Of<CallUse>(SummaryBounds.UsesOfCaller);

    /// <summary>Calls whose actions are not known, as service and operation.</summary>
    public Bounded<Tally> Unmapped { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>The calls of each day, by its start.</summary>
    public Bounded<TimeSlot> Days { get; } = Bounded.Of<TimeSlot>(SummaryBounds.DaysOfCaller);

    /// <summary>The calls of each hour, by its start; of use when all are kept.</summary>
    public Bounded<TimeSlot> Hours { get; } = Bounded.Of<TimeSlot>(SummaryBounds.HoursOfCaller);

    internal string Name => $"{Kind}:{Id}";

    long IAddable<CallerActivity>.Count => Events.Count;

    internal void Add(TrailEvent @event, Call call, Caller caller)
    {
        Events.Add(@event.Time);
        Count(Certainties, caller.Certainty.ToString(), @event);
        Count(Versions, caller.Version, @event);
        Count(Roles, caller.RoleArn, @event);
        foreach (var candidate in caller.Candidates)
        {
            Count(Candidates, candidate.Id, @event);
        }

        Count(Days, TimeSlot.DayOf(@event.Time), call);
        Count(Hours, TimeSlot.HourOf(@event.Time), call);
        var origin = CallOrigin.Of(@event);
        if (Origins.Touch(origin.Name, () => origin) is { } kept)
        {
            kept.Calls.Add(@event.Time);
            if (call.Outcome == CallOutcome.Denied)
            {
                kept.Denied.Add(@event.Time);
            }
        }

        if (call.Kind == CallKind.Unmapped)
        {
            Count(Unmapped, $"{@event.Source} {@event.Name}", @event);
        }

        foreach (var action in call.Actions)
        {
            foreach (var family in action.Resources.GroupBy(resource => (Family: SummaryBounds.Cut(ResourceFamily.Of(resource)), resource.Certainty)))
            {
                Add(@event, call, action, family.Key.Family, family.Key.Certainty, family.Select(resource => resource.Arn));
            }
        }
    }

    private void Add(TrailEvent @event, Call call, CalledAction action, string family, ResourceCertainty certainty, IEnumerable<string> arns)
    {
        var key = new CallUseKey
        {
            Action = action.Action,
            Family = family,
            Certainty = certainty,
            Region = SummaryBounds.Cut(@event.Region),
            Outcome = call.Outcome,
            Via = call.Via is { } via ? SummaryBounds.Cut(via) : null,
            Conditions = [.. action.Conditions.Select(condition => condition with { Value = SummaryBounds.Cut(condition.Value) })],
            Inferred = action.Inferred,
        };
        if (Uses.Touch(key.Text, () => new CallUse(key)) is not { } use)
        {
            return;
        }

        use.Calls.Add(@event.Time);
        foreach (var arn in arns)
        {
            Count(use.Resources, arn, @event);
        }

        Count(use.Errors, @event.ErrorCode, @event);
        Count(use.Addresses, @event.SourceAddress, @event);
        Count(use.Endpoints, @event.VpcEndpointId, @event);
        Count(use.UserAgents, @event.UserAgent, @event);
        Count(use.AccessKeys, @event.Identity.AccessKeyId is { Length: > 0 } id ? Bounded<Tally>.Hash(id).ToString("x16", CultureInfo.InvariantCulture) : null, @event);
    }

    private static void Count(Bounded<TimeSlot> slots, TimeSlot slot, Call call) => slots.Touch(slot.Name, () => slot)?.Add(call.Outcome);

    internal static void Count(Bounded<Tally> names, string? name, TrailEvent @event)
    {
        if (!string.IsNullOrEmpty(name))
        {
            names.Touch(SummaryBounds.Cut(name), () => new Tally())?.Add(@event.Time);
        }
    }

    void IAddable<CallerActivity>.Add(CallerActivity other) => Add(other);

    internal void Add(CallerActivity other)
    {
        Events.Add(other.Events);
        Certainties.Add(other.Certainties);
        Versions.Add(other.Versions);
        Roles.Add(other.Roles);
        Candidates.Add(other.Candidates);
        Origins.Add(other.Origins);
        Uses.Add(other.Uses);
        Unmapped.Add(other.Unmapped);
        Days.Add(other.Days);
        Hours.Add(other.Hours);
    }

    CallerActivity IAddable<CallerActivity>.Copy()
    {
        var copy = new CallerActivity(Kind, Id);
        copy.Add(this);
        return copy;
    }
}
