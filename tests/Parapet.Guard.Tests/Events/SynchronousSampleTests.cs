using System.Text;
using Parapet.Guard.Events;
using Parapet.Guard.Tests.Interpreter;

namespace Parapet.Guard.Tests.Events;

public sealed class SynchronousSampleTests
{
    public static TheoryData<string> Titles => [.. SynchronousSource.All.Select(source => source.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_sample_of_a_source_is_accepted(string title)
    {
        var source = SynchronousSource.All.Single(source => source.Title == title);
        var samples = source.Samples.ToArray();
        Assert.NotEmpty(samples);
        Assert.All(samples, sample => Assert.Equal("", source.ReadText(sample.Text).Reasons));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_sample_keeps_the_schema_of_its_contract(string title)
    {
        var source = SynchronousSource.All.Single(source => source.Title == title);
        var schema = source.Schema();
        Assert.All(source.Samples, sample => Assert.True(SlowSchema.Accepts(schema, sample.Text), sample.Name));
    }

    [Fact]
    public void A_sample_of_another_source_is_refused()
    {
        var accepted =
            from source in SynchronousSource.All
            from sample in source.Samples
            from other in SynchronousSource.All
            where source.Name != other.Name && !MayBoth(source.Name, other.Name) && other.ReadText(sample.Text).Value is not null
            select $"{sample.Name} by {other.Title}";
        Assert.Empty(accepted.Distinct());
    }

    [Fact]
    public void A_function_of_several_triggers_can_read_them_all() => Assert.All(
        from source in SynchronousSource.All
        where source.Name.StartsWith("Cognito.", StringComparison.Ordinal)
        from sample in source.Samples
        select sample.Text,
        text =>
        {
            var violations = new Violations();
            Assert.NotNull(Cognito<AnyTriggerRequest>.Read(Encoding.UTF8.GetBytes(text), ref violations));
        });

    // A function URL sends what HTTP APIs send.
    public static bool MayBoth(string one, string other) => one is "ApiV2" or "FunctionUrl" && other is "ApiV2" or "FunctionUrl";
}
