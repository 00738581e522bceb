using CsCheck;
using Parapet.Packages.Advisories;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Advisories.Compiled;

public sealed class CompiledProperties
{
    [Fact]
    public void The_database_says_of_one_range_of_versions_what_the_algorithm_says_with_the_same_reason() =>
        Gen.Select(RandomAdvisories.Affected, RandomAdvisories.AnyVersion.Array[6]).Sample(
            (affected, versions) =>
            {
                if (affected.Ecosystem is null)
                {
                    return;
                }

                var advisory = new Advisory { Id = "A", Affected = [affected] };
                var database = TestAdvisories.Open(advisory);
                foreach (var version in versions)
                {
                    var expected = OsvEvaluation.Evaluate(affected, version);
                    var found = database.Find(RandomAdvisories.Like(affected, version));
                    Assert.Equal(expected, found.IsEmpty ? Evaluation.NotAffected : new(found[0].Status, found[0].Reason));
                }
            },
            iter: 6000);

    [Fact]
    public void The_database_says_of_many_advisories_what_the_algorithm_says_of_each() =>
        Gen.Select(RandomAdvisories.Advisory.Array[1, 12], RandomAdvisories.Package.Array[8]).Sample(
            (drawn, packages) =>
            {
                var advisories = drawn.DistinctBy(advisory => advisory.Id).ToArray();
                var database = TestAdvisories.Open(advisories);
                foreach (var package in packages)
                {
                    var expected = advisories
                        .Where(advisory => OsvEvaluation.Evaluate(advisory, package).Status is not AdvisoryStatus.NotAffected)
                        .GroupBy(advisory => Connected(advisory, advisories))
                        .Select(group => (Affected: group.Any(advisory => OsvEvaluation.Evaluate(advisory, package).Status is AdvisoryStatus.Affected), Ids: group.Key))
                        .OrderBy(one => one.Ids, StringComparer.Ordinal);
                    var found = database.Find(package)
                        .Select(match => (Affected: match.Status is AdvisoryStatus.Affected, Ids: string.Join(' ', match.Ids)))
                        .OrderBy(one => one.Ids, StringComparer.Ordinal);
                    Assert.Equal(expected, found);
                }
            },
            iter: 3000);

    [Fact]
    public void Where_a_fix_is_named_the_vulnerability_is_gone_and_no_older_repair_does() =>
        Gen.Select(RandomAdvisories.Affected.Array[1, 4], RandomAdvisories.AnyVersion).Sample(
            (affected, version) =>
            {
                var advisory = new Advisory { Id = "A", Affected = [.. affected.Where(one => one.Ecosystem is not null)] };
                foreach (var one in advisory.Affected)
                {
                    var package = RandomAdvisories.Like(one, version);
                    foreach (var match in TestAdvisories.Open(advisory).Find(package))
                    {
                        var first = match.FixedVersions.FirstOrDefault(repaired =>
                            VersionOrder.Compare(package.Ecosystem, repaired, version) >= 0
                            && OsvEvaluation.Evaluate(advisory, package with { Version = repaired }).Status is not AdvisoryStatus.Affected);
                        Assert.Equal(first, match.Fix);
                    }
                }
            },
            iter: 3000);

    [Fact]
    public void The_same_advisories_in_any_order_make_the_same_bytes() =>
        Gen.Select(RandomAdvisories.Advisory.Array[1, 14], Gen.Int[0, int.MaxValue]).Sample(
            (advisories, seed) =>
            {
                var random = new Random(seed);
                var shuffled = advisories.ToArray();
                random.Shuffle(shuffled);
                var cut = advisories.Length / 2;
                AdvisorySource[] sources = [Source("one", advisories[..cut]), Source("two", advisories[cut..])];
                AdvisorySource[] others = [Source("two", [.. shuffled.Where(advisories[cut..].Contains)]), Source("one", [.. shuffled.Where(advisories[..cut].Contains)])];
                Assert.Equal(Compile(sources), Compile(others));

                static AdvisorySource Source(string name, Advisory[] advisories) => new() { Name = name, Advisories = [.. advisories] };

                static byte[] Compile(AdvisorySource[] sources) => AdvisoryCompiler.Compile(new() { Sources = [.. sources], Created = DateTimeOffset.UnixEpoch });
            },
            iter: 2000);

    [Fact]
    public void A_changed_byte_anywhere_is_found()
    {
        var bytes = TestAdvisories.Compile(OsvReaderTests.Read(OsvReaderTests.Whole), TestAdvisories.Of("B", "Debian:12", "b", "ECOSYSTEM >=0 <1.0"));
        for (var at = 0; at < bytes.Length; at++)
        {
            var (database, problem) = AdvisoryDatabase.Open(bytes.Select((one, index) => index == at ? (byte)(one ^ (1 << (at % 8))) : one).ToArray());
            Assert.Null(database);
            Assert.NotEmpty(problem!);
        }
    }

    // All ids that hang together with those of the advisory, in order.
    private static string Connected(Advisory advisory, Advisory[] advisories)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal) { advisory.Id };
        for (var before = 0; before != ids.Count;)
        {
            before = ids.Count;
            foreach (var other in advisories.Where(other => other.Withdrawn is null && (ids.Contains(other.Id) || ids.Overlaps(other.Aliases))))
            {
                ids.Add(other.Id);
                ids.UnionWith(other.Aliases);
            }
        }

        return string.Join(' ', ids);
    }
}
