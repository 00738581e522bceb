using System.Text;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;

namespace Parapet.Rules.Tests;

/// <summary>Logs of examples.</summary>
internal static class Logs
{
    public static ActivitySummary Read(string trail)
    {
        var summary = new ActivitySummary();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(trail));
        var reading = new TrailReader().Read(stream, "trail.json", (in record) => summary.Add(record.ToEvent(), new CallerFinder([])));
        Assert.Empty(reading.Problems);
        return summary;
    }
}
