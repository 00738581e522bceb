using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Calls;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>
/// What every caller did, in little room. Events may come in any order and summaries of parts may be merged in any order: the result is the same, to the byte
/// when it is written. An event that is added twice counts twice; <see cref="ActivityLogs"/> adds it once. Not to be changed by several threads at a time.
/// </summary>
public sealed class ActivitySummary
{
    /// <summary>How many events, and when.</summary>
    public Tally Events { get; } = new();

    /// <summary>The events by the names of <see cref="TrailCategory"/>.</summary>
    public Bounded<Tally> Categories { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>The calls by the names of <see cref="CallOutcome"/>.</summary>
    public Bounded<Tally> Outcomes { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>Events that are no calls, by reason; those that were delivered again are not among <see cref="Events"/>.</summary>
    public Bounded<Tally> NotCalls { get; } = Bounded.Of<Tally>(SummaryBounds.Names);

    /// <summary>Calls whose actions are not known, as service and operation.</summary>
    public Bounded<Tally> Unmapped { get; } = Bounded.Of<Tally>(SummaryBounds.UnmappedEvents);

    /// <summary>Services of which there are data events, such as <c>s3.amazonaws.com</c>: what a trail does not record it cannot show.</summary>
    public Bounded<Tally> DataSources { get; } = Bounded.Of<Tally>(SummaryBounds.UnmappedEvents);

    /// <summary>What each caller did, by a text that tells callers apart.</summary>
    public Bounded<CallerActivity> Callers { get; } = Bounded.Of<CallerActivity>(SummaryBounds.Callers);

    /// <summary>The calls of one caller; null when it made none, or is not kept.</summary>
    public CallerActivity? Find(CallerKind kind, string id) =>
        Callers.Find(new CallerActivity(kind, id).Name);

    /// <summary>Takes in an event.</summary>
    public void Add(TrailEvent @event, CallerFinder callers) => Add(@event, CallMapper.Map(@event), callers.Find(@event));

    /// <summary>Takes in an event of which all is known.</summary>
    public void Add(TrailEvent @event, Call call, Caller caller)
    {
        Events.Add(@event.Time);
        CallerActivity.Count(Categories, @event.Category.ToString(), @event);
        if (@event.Category == TrailCategory.Data)
        {
            CallerActivity.Count(DataSources, @event.Source, @event);
        }

        if (call.Kind == CallKind.NotCall)
        {
            CallerActivity.Count(NotCalls, call.Reason, @event);
            return;
        }

        CallerActivity.Count(Outcomes, call.Outcome.ToString(), @event);
        if (call.Kind == CallKind.Unmapped)
        {
            CallerActivity.Count(Unmapped, $"{@event.Source} {@event.Name}", @event);
        }

        var made = new CallerActivity(caller.Kind, SummaryBounds.Cut(caller.Id));
        Callers.Touch(made.Name, () => made)?.Add(@event, call, caller);
    }

    /// <summary>Counts an event that was delivered once more.</summary>
    internal void AddAgain(DateTimeOffset time) => NotCalls.Touch("delivered again", () => new Tally())?.Add(time);

    /// <summary>Takes in another summary, which stays as it is.</summary>
    public void Add(ActivitySummary other)
    {
        Events.Add(other.Events);
        Categories.Add(other.Categories);
        Outcomes.Add(other.Outcomes);
        NotCalls.Add(other.NotCalls);
        Unmapped.Add(other.Unmapped);
        DataSources.Add(other.DataSources);
        Callers.Add(other.Callers);
    }
}
