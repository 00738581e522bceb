using Parapet.Guard.Reading;

namespace Parapet.Guard.Handling;

/// <summary>A target group sends and wants headers either with one value or with lists of them; the event shows which.</summary>
internal static class LoadBalancerHeaders
{
    // The event may be a refused one, so nothing is expected of it.
    private const int MaxDepth = 128;

    public static bool AreLists(ReadOnlySpan<byte> utf8)
    {
        var reader = new EventReader(utf8, int.MaxValue, MaxDepth, repairText: true, new Violations(1));
        var found = false;
        if (reader.TryOpenObject())
        {
            while (!found && reader.NextName(out var name))
            {
                found = name.SequenceEqual("multiValueHeaders"u8);
                reader.Skip();
            }
        }

        var ignored = new Violations(1);
        reader.Finish(ref ignored);
        return found;
    }
}
