using CsCheck;

namespace Parapet.Values.Tests;

public sealed class TextTests
{
    private static readonly Hole Account = new(new Unknown(UnknownKind.PseudoParameter, "AWS::AccountId"), "AWS::AccountId");

    private static readonly Gen<Text> AnyText = Gen.Bool.Select(Gen.String[Gen.Char["ab:"], 0, 3])
        .Select((isHole, literal) => isHole ? Text.Of(Account) : Text.Of(literal))
        .List[0, 5]
        .Select(parts => Text.Concat(parts));

    [Fact]
    public void A_text_with_a_hole_knows_how_it_starts_and_ends()
    {
        var text = Text.Concat(Text.Of("arn:aws:sqs:eu-west-1:"), Text.Of(Account), Text.Of(":orders"));
        Assert.Equal("arn:aws:sqs:eu-west-1:", text.Prefix);
        Assert.Equal(":orders", text.Suffix);
        Assert.Null(text.Known);
        Assert.Equal("arn:aws:sqs:eu-west-1:${AWS::AccountId}:orders", text.ToString());
    }

    [Fact]
    public void A_dynamic_reference_prints_with_its_own_braces() =>
        Assert.Equal("{{resolve:ssm:/db/host}}", Text.Of(new Hole(new Unknown(UnknownKind.DynamicReference, "/db/host"), "resolve:ssm:/db/host")).ToString());

    [Fact]
    public void Only_a_text_that_is_nothing_but_one_hole_is_a_reference()
    {
        var queue = new Hole(new Unknown(UnknownKind.ResourceAttribute, "Queue.Arn"), "Queue.Arn", new Reference("Queue", "Arn"));
        Assert.Equal(new Reference("Queue", "Arn"), Text.Of(queue).Reference);
        Assert.Null(Text.Concat(Text.Of(queue), Text.Of("/*")).Reference);
        Assert.Single(Text.Concat(Text.Of(queue), Text.Of("/*")).References);
    }

    [Fact]
    public void Concatenation_prints_as_its_parts_do() =>
        Gen.Select(AnyText, AnyText).Sample((left, right) => Assert.Equal(left.ToString() + right, Text.Concat(left, right).ToString()));

    [Fact]
    public void Concatenation_is_associative() =>
        Gen.Select(AnyText, AnyText, AnyText).Sample((a, b, c) =>
            Assert.Equal(Text.Concat(Text.Concat(a, b), c), Text.Concat(a, Text.Concat(b, c))));

    [Fact]
    public void No_two_literals_stand_side_by_side_and_none_is_empty() =>
        AnyText.Sample(text =>
        {
            for (var i = 0; i < text.Parts.Length; i++)
            {
                Assert.NotEqual("", text.Parts[i].Literal);
                Assert.False(i > 0 && text.Parts[i].Literal is not null && text.Parts[i - 1].Literal is not null);
            }
        });
}
