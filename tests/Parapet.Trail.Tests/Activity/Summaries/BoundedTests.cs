using CsCheck;
using Parapet.Trail.Activity.Calls;
using Parapet.Trail.Activity.Summaries;
using Parapet.Trail.Tests.Activity.Calls;

namespace Parapet.Trail.Tests.Activity.Summaries;

public sealed class BoundedTests
{
    [Fact]
    public void What_lies_beyond_the_bound_is_counted_exactly_and_its_number_estimated()
    {
        var bounded = Bounded.Of<Tally>(256);
        for (var i = 0; i < 40_000; i++)
        {
            bounded.Touch($"name-{i % 20_000}", () => new Tally())?.Add(DateTimeOffset.UnixEpoch);
        }

        Assert.Equal(256, bounded.Items.Count());
        Assert.All(bounded.Items, item => Assert.Equal(2, item.Value.Count));
        Assert.Equal(40_000 - 512, bounded.Others);
        Assert.InRange(bounded.Distinct, 16_000, 24_000);
    }

    [Fact]
    public void Bounds_inside_of_bounds_do_not_depend_on_the_order() =>
        Gen.Select(Gen.Select(Gen.Int[0, 9], Gen.Int[0, 50], Gen.Int[0, 400], (family, resource, second) => (family, resource, second)).Array[0, 120], Gen.Int[1, 5]).Sample(
            (calls, parts) =>
            {
                var merged = Bounded.Of<CallUse>(3);
                foreach (var part in calls.Reverse().Select((call, index) => (call, index)).GroupBy(pair => pair.index % parts))
                {
                    merged.Add(Uses(part.Select(pair => pair.call)));
                }

                return Text(merged) == Text(Uses(calls));
            },
            iter: 4_000);

    private static Bounded<CallUse> Uses(IEnumerable<(int Family, int Resource, int Second)> calls)
    {
        var uses = Bounded.Of<CallUse>(3);
        foreach (var (family, resource, second) in calls)
        {
            var time = DateTimeOffset.UnixEpoch.AddSeconds(second);
            var key = new CallUseKey { Action = "a", Family = $"f{family}", Certainty = ResourceCertainty.Exact, Region = "", Outcome = CallOutcome.Succeeded };
            if (uses.Touch(key.Text, () => new CallUse(key)) is { } use)
            {
                use.Calls.Add(time);
                use.Errors.Touch($"r{resource}", () => new Tally())?.Add(time);
            }
        }

        return uses;
    }

    private static string Text(Bounded<CallUse> uses) =>
        $"{uses.Others}/{uses.Distinct} " + string.Join(';', uses.Items.Select(use => $"{use.Key} {Text(use.Value.Calls)} {use.Value.Errors.Others} " + string.Join(',', use.Value.Errors.Items.Select(error => $"{error.Key} {Text(error.Value)}"))));

    private static string Text(Tally tally) => $"{tally.Count} {tally.First.ToUnixTimeSeconds()} {tally.Last.ToUnixTimeSeconds()}";

    [Fact]
    public void Below_the_bound_everything_is_exact()
    {
        var bounded = Bounded.Of<Tally>(4);
        bounded.Touch("b", () => new Tally())!.Add(DateTimeOffset.UnixEpoch);
        bounded.Touch("a", () => new Tally())!.Add(DateTimeOffset.UnixEpoch);

        Assert.Equal(["a", "b"], bounded.Items.Select(item => item.Key));
        Assert.Equal((0, 2), (bounded.Others, bounded.Distinct));
    }

    [Fact]
    public void Many_objects_of_a_bucket_stay_one_use()
    {
        var summary = SummaryFile.Of(Enumerable.Range(0, 3_000).Select(i => Events.Of("s3", "GetObject", $$"""{"bucketName":"b","key":"k/{{i}}"}""")));

        var use = Assert.Single(Assert.Single(summary.Callers.Items).Value.Uses.Items).Value;
        Assert.Equal(("s3:GetObject", "arn:aws:s3:::b/*", 3_000L), (use.Key.Action, use.Key.Family, use.Calls.Count));
        Assert.Equal(256, use.Resources.Items.Count());
        Assert.Equal(3_000 - 256, use.Resources.Others);
        Assert.InRange(use.Resources.Distinct, 2_300, 3_700);
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/a/b", "arn:aws:s3:::b/*")]
    [InlineData("arn:aws:s3:::b", "arn:aws:s3:::*")]
    [InlineData("arn:aws:dynamodb:eu-west-1:1:table/t/index/i", "arn:aws:dynamodb:eu-west-1:1:table/t/index/*")]
    [InlineData("arn:aws:sqs:eu-west-1:1:q", "arn:aws:sqs:eu-west-1:1:*")]
    [InlineData("arn:aws:lambda:eu-west-1:1:function:f", "arn:aws:lambda:eu-west-1:1:function:*")]
    public void A_family_leaves_out_the_last_part(string arn, string family) =>
        Assert.Equal(family, ResourceFamily.Of(new CalledResource(arn, ResourceCertainty.Exact)));
}
