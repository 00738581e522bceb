using System.Text;
using System.Text.Json;
using Parapet.Guard.Tests.Handling;

namespace Parapet.Guard.Tests.Events;

/// <summary>Events broken byte by byte, against every contract and handler. That nothing is thrown and checking agrees with reading is asserted wherever an event is read.</summary>
public sealed class ByteMutationTests
{
    private const int Workers = 4;
    private const int Mutants = 3000;

    private static readonly (string Name, Func<byte[], string> Read)[] Contracts =
    [
        .. AsyncSources.All.Select(source => (source.Name, (Func<byte[], string>)(utf8 => string.Join("; ", source.Read(utf8).Violations)))),
        .. SynchronousSource.All.Select(source => (source.Name, (Func<byte[], string>)(utf8 => source.Read(utf8).Reasons))),
    ];

    private static readonly (string Name, byte[] Utf8)[] Samples =
    [
        .. from name in Contracts.Select(contract => contract.Name).Distinct()
           from file in Directory.GetFiles(Path.Combine(Repository.Root, "tests/Parapet.Guard.Tests/Events/Samples", name), "*.json").Order(StringComparer.Ordinal)
           select (name, File.ReadAllBytes(file)),
    ];

    [Fact]
    public async Task Broken_events_are_refused_the_same_whatever_else_is_read_at_the_same_time()
    {
        var alone = Read(0);
        var together = await Task.WhenAll(Enumerable.Range(0, Workers).Select(shift => Task.Run(() => Read(shift))));
        foreach (var reasons in together)
        {
            Assert.Equal(alone, reasons);
        }

        string[] Read(int shift)
        {
            var all = new string[Mutants];
            for (var i = 0; i < Mutants; i++)
            {
                // Each worker begins elsewhere, so that different events are read at the same time.
                var seed = (i + (shift * Mutants / Workers)) % Mutants;
                var random = new Random(seed);
                var (name, sample) = Samples[random.Next(Samples.Length)];
                var mutant = ByteMutants.Of(sample, Samples[random.Next(Samples.Length)].Utf8, random);
                var own = Contracts.Where(contract => contract.Name == name).ToArray();
                var contract = random.Next(8) == 0 ? Contracts[random.Next(Contracts.Length)] : own[random.Next(own.Length)];
                all[seed] = contract.Read(mutant);
            }

            return all;
        }
    }

    [Fact]
    public async Task Handlers_answer_broken_events_or_refuse_them()
    {
        var handlers = GuardedSource.Requests.Concat(GuardedSource.Batches).Concat(GuardedSource.Others)
            .Select(source => (Samples: source.Samples().Select(Encoding.UTF8.GetBytes).ToArray(), Handler: source.Make(new Probe().Options))).ToArray();
        for (var seed = 0; seed < Mutants; seed++)
        {
            var random = new Random(seed);
            var (samples, handler) = handlers[random.Next(handlers.Length)];
            var mutant = ByteMutants.Of(samples[random.Next(samples.Length)], Samples[random.Next(Samples.Length)].Utf8, random);
            try
            {
                var answer = await handler.InvokeAsync(mutant, new Invocation("id", TimeSpan.FromMinutes(1)));
                using var json = JsonDocument.Parse(answer);
            }
            catch (EventRefusedException refused)
            {
                Assert.NotEmpty(refused.Violations);
            }
        }
    }
}
