using Parapet.Analysis.Layers;
using Parapet.Values;

namespace Parapet.Analysis.Tests.Layers;

public sealed class LayerReferenceTests
{
    [Fact]
    public void The_account_is_read_from_a_whole_arn() =>
        Assert.Equal(
            new LayerReference("111122223333", "handy", IsOwn: false),
            LayerReference.Of(Text.Of("arn:aws:lambda:eu-west-1:111122223333:layer:handy:7")));

    [Fact]
    public void The_account_is_read_although_region_and_version_are_holes() =>
        Assert.Equal(
            new LayerReference("111122223333", "handy", IsOwn: false),
            LayerReference.Of(Text.Concat(Text.Of("arn:aws:lambda:"), Hole("AWS::Region"), Text.Of(":111122223333:layer:handy:"), Hole("Version"))));

    [Fact]
    public void The_deploying_account_is_own() =>
        Assert.True(LayerReference.Of(Text.Concat(Text.Of("arn:aws:lambda:eu-west-1:"), Hole("AWS::AccountId"), Text.Of(":layer:handy:7"))).IsOwn);

    [Fact]
    public void Another_hole_in_the_account_is_neither_own_nor_known()
    {
        var layer = LayerReference.Of(Text.Concat(Text.Of("arn:aws:lambda:eu-west-1:"), Hole("LayerAccount"), Text.Of(":layer:handy:7")));
        Assert.False(layer.IsOwn);
        Assert.Null(layer.Account);
    }

    [Theory]
    [InlineData("")]
    [InlineData("handy")]
    [InlineData("::::::")]
    [InlineData("arn:aws:lambda:eu-west-1:1111222233334:layer:handy:7")]
    public void What_is_no_arn_of_a_layer_has_no_account(string arn) => Assert.Null(LayerReference.Of(Text.Of(arn)).Account);

    [Theory]
    [InlineData("017000801446", "Powertools for AWS Lambda")]
    [InlineData("464622532012", "Datadog")]
    [InlineData("580247275435", "CloudWatch Lambda Insights")]
    [InlineData("111122223333", null)]
    public void Publishers_are_known_by_account(string account, string? publisher) => Assert.Equal(publisher, LayerPublishers.Of(account));

    private static Text Hole(string expression) => Text.Of(new Hole(new Unknown(UnknownKind.PseudoParameter, expression), expression));
}
