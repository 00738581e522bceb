using Parapet.Analysis.Runtimes;

namespace Parapet.Analysis.Tests.Runtimes;

public sealed class LambdaRuntimesTests
{
    private const int RuntimesThatAwsHasEverOffered = 50;

    [Fact]
    public void The_table_has_every_runtime_that_aws_has_offered() =>
        Assert.True(LambdaRuntimes.All.Count() >= RuntimesThatAwsHasEverOffered);

    [Theory]
    [InlineData("dotnet10")]
    [InlineData("nodejs24.x")]
    [InlineData("python3.14")]
    [InlineData("java25")]
    [InlineData("ruby3.4")]
    [InlineData("provided.al2023")]
    public void A_current_runtime_is_known_and_not_deprecated_in_2027(string identifier) =>
        Assert.True(LambdaRuntimes.Find(identifier)!.Deprecated > new DateOnly(2027, 12, 31));

    [Fact]
    public void Every_deprecated_runtime_leads_to_one_that_lasts_longer() =>
        Assert.All(LambdaRuntimes.All.Where(runtime => runtime.Successor is not null), runtime =>
        {
            var successor = LambdaRuntimes.Find(runtime.Successor!);
            Assert.NotNull(successor);
            Assert.Null(successor.Successor);
            Assert.True(successor.Deprecated >= runtime.Deprecated);
        });

    [Fact]
    public void Updates_are_not_blocked_before_creation() =>
        Assert.All(LambdaRuntimes.All, runtime => Assert.False(runtime.UpdateBlocked < runtime.CreationBlocked));

    [Theory]
    [InlineData("cobol7.x")]
    [InlineData("PYTHON3.14")]
    [InlineData("")]
    public void An_unknown_identifier_is_not_guessed(string identifier) => Assert.Null(LambdaRuntimes.Find(identifier));
}
