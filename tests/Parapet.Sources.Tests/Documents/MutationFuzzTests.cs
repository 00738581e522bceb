using Parapet.Sources.Documents;

namespace Parapet.Sources.Tests.Documents;

public sealed class MutationFuzzTests
{
    private const int Mutants = 24_000;

    [Fact]
    public void Every_fixture_is_read_without_problems()
    {
        Assert.True(Fixture.All.Count >= 6);
        foreach (var (name, content) in Fixture.All)
        {
            var document = DocumentReader.Read(name, content);
            Assert.NotNull(document.Root);
            Assert.Empty(document.Problems);
        }
    }

    [Fact]
    public void No_damage_to_a_template_makes_the_reader_throw_or_say_nothing() =>
        Parallel.For(0, Mutants, seed =>
        {
            var (name, content) = Fixture.All[seed % Fixture.All.Count];
            var mutant = new Mutator(seed).Mutate(content);
            try
            {
                var document = DocumentReader.Read(name, mutant);
                Assert.True(document.Root is not null || !document.Problems.IsEmpty, $"seed {seed}: neither a tree nor a problem");
                Assert.All(document.Problems, problem => Assert.True(problem.At.Line >= 0 && problem.At.Column >= 0));
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"seed {seed} on {name}: {e}");
            }
        });
}
