using System.Collections.Concurrent;
using System.Diagnostics;
using Parapet.Sources.Documents;
using Parapet.Sources.Tests.Documents;
using Parapet.Values;

namespace Parapet.Sources.Tests;

/// <summary>Damaged templates go the whole way: read, resolve, transform, build.</summary>
public sealed class PipelineFuzzTests
{
    private const int Mutants = 16_000;
    private const int Swaps = 8_000;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private static readonly (string Name, byte[] Content)[] Templates =
    [
        .. Fixture.All,
        .. from path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Sam", "Templates"))
           orderby path
           select (Path.GetFileName(path), (byte[])[.. File.ReadAllBytes(path), .. "\nTransform: AWS::Serverless-2016-10-31\n"u8]),
    ];

    [Fact]
    public void No_damage_to_a_template_makes_the_pipeline_throw_or_take_seconds() => Run(Mutants, seed =>
    {
        var (name, content) = Templates[seed % Templates.Length];
        return DocumentReader.Read(name, new Mutator(seed).Mutate(content));
    });

    [Fact]
    public void No_swap_of_nodes_makes_the_pipeline_throw_or_take_seconds()
    {
        Value[] roots = [.. Templates.Select(template => DocumentReader.Read(template.Name, template.Content).Root).OfType<MapValue>().Select(WithUndecided)];
        Run(Swaps, seed => new Document("t.yaml", new TreeMutator(seed, roots).Mutate(roots[seed % roots.Length]), [], []));
    }

    private static void Run(int mutants, Func<int, Document> mutate)
    {
        var failures = new ConcurrentQueue<string>();
        Parallel.For(0, mutants, seed =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                var document = mutate(seed);
                if (document.Root is not null)
                {
                    TemplateReader.Read(document, new Dictionary<string, string>(), _ => null);
                }
            }
            catch (Exception e)
            {
                failures.Enqueue($"seed {seed}: {e}");
            }

            if (Stopwatch.GetElapsedTime(started) > Slow)
            {
                failures.Enqueue($"seed {seed} took {Stopwatch.GetElapsedTime(started)}");
            }
        });
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Take(5)) + $"\n{failures.Count} in all");
    }

    /// <summary>The template with a condition that cannot be decided, for the mutator to name.</summary>
    private static MapValue WithUndecided(MapValue root)
    {
        var more = (MapValue)DocumentReader.Read("more", "Parameters: {P: {Type: String}}\nConditions: {C: !Equals [!Ref P, x]}\n"u8.ToArray()).Root!;
        return root.With("Parameters", Joined(root["Parameters"], more["Parameters"])).With("Conditions", Joined(root["Conditions"], more["Conditions"]));
    }

    private static Value Joined(Value own, Value more) => own is MapValue map && more is MapValue also
        ? also.Entries.Aggregate(map, (all, entry) => all.With(entry.Key, entry.Value))
        : more;
}
