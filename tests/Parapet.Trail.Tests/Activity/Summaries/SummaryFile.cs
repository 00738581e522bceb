using System.Text;
using System.Text.Json;
using Parapet.Trail.Activity.Callers;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.Activity.Summaries;

/// <summary>Summaries to and from JSON.</summary>
internal static class SummaryFile
{
    private static readonly CallerFinder Callers = new([new KnownFunction("orders", "arn:aws:lambda:eu-west-1:123456789012:function:orders", "arn:aws:iam::123456789012:role/r1")]);

    public static ActivitySummary Of(IEnumerable<TrailEvent> events)
    {
        var summary = new ActivitySummary();
        foreach (var one in events)
        {
            summary.Add(one, Callers);
        }

        return summary;
    }

    public static byte[] Bytes(ActivitySummary summary)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            SummaryWriter.Write(json, summary);
        }

        return stream.ToArray();
    }

    public static string Text(ActivitySummary summary) => Encoding.UTF8.GetString(Bytes(summary));
}
