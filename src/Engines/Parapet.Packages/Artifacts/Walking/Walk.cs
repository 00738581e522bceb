using System.Buffers;
using Parapet.Packages.Artifacts.Zip;

namespace Parapet.Packages.Artifacts.Walking;

/// <summary>
/// One walk through an artefact. Entries are asked about and read by several threads; what counts against a limit is counted in between, in
/// the order of the entries, so that a limit always falls on the same one.
/// </summary>
internal sealed class Walk(EntryFilter wants, EntryReader read, ArtifactLimits limits)
{
    private const int AskedAtOnce = 256;
    private const int NestedAtOnce = 16;
    private const long NestedBytesAtOnce = 64 << 20;

    private readonly List<ArtifactEntry> _entries = [];
    private readonly ProblemList _problems = new(limits.Problems);
    private long _inflated;

    public ArtifactLimits Limits => limits;

    /// <summary>How many entries there may still be.</summary>
    public int Room => limits.Entries - _entries.Count;

    public void Report(string path, string message) => _problems.Add(new ArtifactProblem(EntryPath.Printable(path), message));

    public void List(ArtifactEntry entry) => _entries.Add(entry);

    /// <summary>Walks a zip: the artefact itself with no path at depth 0, else one that lies in it.</summary>
    public void EnterZip(string path, ByteSource source, int depth)
    {
        if (ZipContainer.Open(source, path, this) is { } container)
        {
            Enter(container, depth);
        }
    }

    public void Enter(Container container, int depth)
    {
        var count = container.Entries.Count;
        _entries.AddRange(container.Entries);
        var plans = new Plan[count];
        InParallel(count, AskedAtOnce, index => plans[index] = Ask(container, index));

        List<int> plain = [];
        List<int> nested = [];
        for (var index = 0; index < count; index++)
        {
            plans[index] = Afford(container, index, plans[index], depth);
            if (plans[index] != Plan.None)
            {
                (plans[index].HasFlag(Plan.Enter) ? nested : plain).Add(index);
            }
        }

        InParallel(plain.Count, 1, at => Read(container, plain[at]));
        EnterNested(container, nested, plans, depth);
    }

    /// <summary>Asks about an entry by its path.</summary>
    public Plan Ask(ArtifactEntry entry) =>
        (NestedArchive.HasName(entry.Path) ? Plan.MayBeArchive : Plan.None) | wants(entry, default) switch
        {
            Want.Everything => Plan.Read,
            Want.Start => Plan.AskAgain,
            _ => Plan.None,
        };

    /// <summary>Asks again with the first bytes; the answer has neither <see cref="Plan.AskAgain"/> nor <see cref="Plan.MayBeArchive"/>.</summary>
    public Plan Ask(ArtifactEntry entry, Plan plan, ReadOnlySpan<byte> start)
    {
        var answer = plan & Plan.Read;
        if (plan.HasFlag(Plan.AskAgain) && wants(entry, start) == Want.Everything)
        {
            answer |= Plan.Read;
        }

        return plan.HasFlag(Plan.MayBeArchive) && NestedArchive.HasStart(start) ? answer | Plan.Enter : answer;
    }

    /// <summary>What of a plan the limits leave. Called in the order of the entries, by one thread. A stored archive costs nothing: it is walked where it stands.</summary>
    public Plan Afford(ArtifactEntry entry, Plan plan, int depth, bool stored)
    {
        if (plan.HasFlag(Plan.Enter) && depth >= limits.Nesting)
        {
            if (limits.Nesting > 0)
            {
                Report(entry.Path, $"is an archive at depth {depth + 1}; archives are looked into to depth {limits.Nesting}");
            }

            plan &= ~Plan.Enter;
        }

        if (plan == Plan.None || (plan == Plan.Enter && stored))
        {
            return plan;
        }

        if (entry.Size > limits.Entry)
        {
            Report(entry.Path, $"has {entry.Size} bytes and is not read; the limit is {limits.Entry}");
            return Plan.None;
        }

        if (_inflated + entry.Size > limits.Inflated)
        {
            Report(entry.Path, $"is not read: with it more than {limits.Inflated} bytes of the artefact would be inflated");
            return Plan.None;
        }

        _inflated += entry.Size;
        return plan;
    }

    /// <summary>Does with an entry's bytes what was planned.</summary>
    public void Use(ArtifactEntry entry, Plan plan, ReadOnlyMemory<byte> content, int depth)
    {
        if (plan.HasFlag(Plan.Read))
        {
            read(entry, content);
        }

        if (plan.HasFlag(Plan.Enter))
        {
            EnterZip(entry.Path, ByteSource.Of(entry.Path, content), depth + 1);
        }
    }

    public Artifact ToArtifact(string name, ArtifactKind kind, string sha256)
    {
        if (!IsSorted())
        {
            _entries.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        }

        return new Artifact { Name = name, Kind = kind, Sha256 = sha256, Entries = [.. _entries], Problems = _problems.ToImmutable() };
    }

    // One container alone has its entries in order, and comparing paths again would take as long as reading them.
    private bool IsSorted()
    {
        for (var index = 1; index < _entries.Count; index++)
        {
            if (string.CompareOrdinal(_entries[index - 1].Path, _entries[index].Path) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static void InParallel(int count, int atOnce, Action<int> action)
    {
        var chunks = (count + atOnce - 1) / atOnce;
        if (chunks > 1)
        {
            Parallel.For(0, chunks, chunk => Run(chunk * atOnce, Math.Min(count, (chunk + 1) * atOnce)));
        }
        else
        {
            Run(0, count);
        }

        void Run(int from, int to)
        {
            for (var index = from; index < to; index++)
            {
                action(index);
            }
        }
    }

    private Plan Ask(Container container, int index)
    {
        var entry = container.Entries[index];
        if (container.Refusal(index) is { } refusal)
        {
            Report(entry.Path, refusal);
            return Plan.None;
        }

        var plan = Ask(entry);
        if ((plan & (Plan.AskAgain | Plan.MayBeArchive)) != Plan.None)
        {
            Span<byte> start = stackalloc byte[Artifact.StartLength];
            var length = container.Start(index, start);
            if (length < 0)
            {
                Report(entry.Path, container is FolderContainer ? Messages.Unreadable : Messages.Damaged);
                return Plan.None;
            }

            plan = Ask(entry, plan, start[..length]);
        }

        if (plan != Plan.None && container.Excess(index, limits) is { } excess)
        {
            Report(entry.Path, excess);
            return Plan.None;
        }

        return plan;
    }

    private Plan Afford(Container container, int index, Plan plan, int depth) =>
        plan == Plan.None ? plan : Afford(container.Entries[index], plan, depth, container.Stored(index) is not null);

    private void Read(Container container, int index)
    {
        var entry = container.Entries[index];
        var content = ArrayPool<byte>.Shared.Rent((int)entry.Size);
        if (Fill(container, index, content))
        {
            read(entry, content.AsMemory(0, (int)entry.Size));
        }

        ArrayPool<byte>.Shared.Return(content);
    }

    private bool Fill(Container container, int index, byte[] content)
    {
        var entry = container.Entries[index];
        if (container.Read(index, content.AsSpan(0, (int)entry.Size)) is { } problem)
        {
            Report(entry.Path, problem);
            return false;
        }

        return true;
    }

    // Nested archives are inflated by several threads, a few at once so that memory stays bounded, and walked one after the other.
    private void EnterNested(Container container, List<int> nested, Plan[] plans, int depth)
    {
        for (var from = 0; from < nested.Count;)
        {
            var to = from;
            for (long bytes = 0; to < nested.Count && to - from < NestedAtOnce && bytes < NestedBytesAtOnce; to++)
            {
                bytes += container.Entries[nested[to]].Size;
            }

            var first = from;
            var contents = new byte[]?[to - from];
            InParallel(contents.Length, 1, at => contents[at] = Inflate(container, nested[first + at], plans[nested[first + at]]));
            for (var at = 0; at < contents.Length; at++)
            {
                var index = nested[from + at];
                EnterOne(container, index, plans[index], contents[at], depth);
            }

            from = to;
        }
    }

    private byte[]? Inflate(Container container, int index, Plan plan)
    {
        if (plan == Plan.Enter && container.Stored(index) is not null)
        {
            return null;
        }

        var content = ArrayPool<byte>.Shared.Rent((int)container.Entries[index].Size);
        if (Fill(container, index, content))
        {
            return content;
        }

        ArrayPool<byte>.Shared.Return(content);
        return null;
    }

    private void EnterOne(Container container, int index, Plan plan, byte[]? content, int depth)
    {
        var entry = container.Entries[index];
        if (content is not null)
        {
            Use(entry, plan, content.AsMemory(0, (int)entry.Size), depth);
            ArrayPool<byte>.Shared.Return(content);
        }
        else if (plan == Plan.Enter && container.Stored(index) is { } stored)
        {
            EnterZip(entry.Path, stored, depth + 1);
        }
    }
}
