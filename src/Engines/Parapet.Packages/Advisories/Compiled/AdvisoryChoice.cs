using System.Collections.Immutable;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>An advisory that goes into a database.</summary>
/// <param name="Advisory">The advisory.</param>
/// <param name="Source">The number of its source.</param>
internal sealed record AdvisoryChoice(Advisory Advisory, int Source)
{
    /// <summary>
    /// Of every id the advisory that was modified last (https://ossf.github.io/osv-schema/#id-modified-fields), in order of ids; none when that one is
    /// withdrawn. Between equally old ones the later source decides, and within a source the bytes, so that the order of input never does.
    /// </summary>
    public static ImmutableArray<AdvisoryChoice> Of(ImmutableArray<AdvisorySource> sources)
    {
        var best = new Dictionary<string, AdvisoryChoice>(StringComparer.Ordinal);
        for (var i = 0; i < sources.Length; i++)
        {
            foreach (var advisory in sources[i].Advisories)
            {
                var choice = new AdvisoryChoice(advisory, i);
                if (!best.TryGetValue(advisory.Id, out var known) || IsNewer(choice, known))
                {
                    best[advisory.Id] = choice;
                }
            }
        }

        return [.. best.Values.Where(one => one.Advisory.Withdrawn is null).OrderBy(one => one.Advisory.Id, StringComparer.Ordinal)];
    }

    private static bool IsNewer(AdvisoryChoice one, AdvisoryChoice other)
    {
        var order = Nullable.Compare(one.Advisory.Modified, other.Advisory.Modified);
        order = order != 0 ? order : one.Source.CompareTo(other.Source);
        order = order != 0 ? order : Everything(one.Advisory).SequenceCompareTo(Everything(other.Advisory));
        return order > 0;
    }

    private static ReadOnlySpan<byte> Everything(Advisory advisory)
    {
        var writer = new ByteWriter();
        AdvisoryRecord.Write(advisory, writer);
        writer.Time(advisory.Withdrawn);
        foreach (var affected in advisory.Affected)
        {
            writer.Text(affected.EcosystemName);
            writer.Text(affected.Name);
            if (affected.Ecosystem is { } ecosystem)
            {
                PackageEntry.Write(advisory, affected, ecosystem, writer);
            }
        }

        return writer.Written;
    }
}
