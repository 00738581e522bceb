namespace Parapet.Sources.Tests.Documents;

/// <summary>What people write in templates, judged as the YAML reader of the AWS CLI and SAM judges it, or more kindly.</summary>
public sealed class YamlSyntaxTests
{
    [Theory]
    [InlineData("a: |\n   \n     x\n     y\nb: 1", "{'a':'\\nx\\ny\\n','b':1}")]
    [InlineData("a: !Sub |-\n   \r\n   \r\n     x\r\nb: 1", "{'a':{'Fn::Sub':'\\n\\nx'},'b':1}")]
    [InlineData("a: |+ # why\n  \n    x", "{'a':'\\nx'}")]
    [InlineData("a: |\n   \n\nb: 1", "{'a':'','b':1}")]
    [InlineData("a: |\n     \n     \n  \nb: 1", "{'a':'','b':1}")]
    [InlineData("a: |\n   \n     x |\n        \n     y", "{'a':'\\nx |\\n   \\ny'}")]
    [InlineData("a: >-\n   \n     x\n     y", "{'a':'\\nx y'}")]
    [InlineData("a: |\n  x\n     \n  y\n", "{'a':'x\\n   \\ny\\n'}")]
    [InlineData("a:    |   \n  x\n", "{'a':'x\\n'}")]
    [InlineData("a: | # c\n  x\n", "{'a':'x\\n'}")]
    [InlineData("a: |2\n    x\n", "{'a':'  x\\n'}")]
    [InlineData("a: |+\n  x\n\n\nb: 1\n", "{'a':'x\\n\\n\\n','b':1}")]
    [InlineData("a: |\n  x\n# c\nb: 1\n", "{'a':'x\\n','b':1}")]
    [InlineData("a: !Sub >-\n  x\n  y\n", "{'a':{'Fn::Sub':'x y'}}")]
    [InlineData("a: x\n  y\n\n  z\nb: 1", "{'a':'x y\\nz','b':1}")]
    [InlineData("a: 1\n...\n", "{'a':1}")]
    [InlineData("%YAML 1.1\n---\na: 1\n", "{'a':1}")]
    [InlineData("%YAML 1.2\n---\na: 1\n", "{'a':1}")]
    [InlineData("--- # c\na: 1\n", "{'a':1}")]
    [InlineData("? a\n: 1\n", "{'a':1}")]
    [InlineData("a: &x 1\nb: &x 2\nc: *x", "{'a':1,'b':2,'c':2}")]
    [InlineData("\"a\" : b", "{'a':'b'}")]
    [InlineData("{a: 1}", "{'a':1}")]
    [InlineData("{a:1}", "{'a:1':null}")]
    [InlineData("{\"a\":1}", "{'a':1}")]
    [InlineData("{'a': 1, b: [c,],}", "{'a':1,'b':['c']}")]
    [InlineData("a: [!Ref b,!Ref c]", "{'a':[{'Ref':'b'},{'Ref':'c'}]}")]
    [InlineData("a:\n- b\n- c\n", "{'a':['b','c']}")]
    [InlineData("- - a\n  - b\n", "[['a','b']]")]
    [InlineData("a: 'x''y'\nb: \"x\\\n  y\"\nc: \"\\/\\u00e9\"", "{'a':'x'y','b':'xy','c':'/é'}")]
    [InlineData("a: http://x\nb: c#d\ne: f #g", "{'a':'http://x','b':'c#d','e':'f'}")]
    [InlineData("a: 1 \t# c\nb: 2\t\nc:\t3\nd: \t4", "{'a':1,'b':2,'c':3,'d':4}")]
    [InlineData("a:\n  - b: |\n     \n      x |\n         \n      y\n    c: |\n     \n      z\n  - |\n    \n    w |\n       \n    v", "{'a':[{'b':'\\nx |\\n   \\ny\\n','c':'\\nz\\n'},'\\nw |\\n   \\nv']}")]
    [InlineData("a: !Select [0, !GetAZs '']", "{'a':{'Fn::Select':[0,{'Fn::GetAZs':''}]}}")]
    [InlineData("a: !Select [0, !GetAZs ]", "{'a':{'Fn::Select':[0,{'Fn::GetAZs':''}]}}")]
    public void Is_read_as_people_mean_it(string text, string tree) => Assert.Equal(tree, Reading.Tree(text));

    [Fact]
    public void A_blank_line_ahead_of_a_literal_block_moves_no_place()
    {
        var root = Reading.Read("a: |\n   \n     x\n\nb: c").Root!;
        Assert.Equal((5, 4), (root["b"].At.Line, root["b"].At.Column));
    }

    [Fact]
    public void A_key_of_more_than_1024_characters_is_read_when_a_question_mark_says_that_it_is_one() =>
        Assert.Equal($"{{'{new string('k', 1100)}':1}}", Reading.Tree($"? {new string('k', 1100)}\n: 1"));

    [Theory]
    [InlineData("a: |\n     \n  x\nb: 1", 3)]
    [InlineData("a: 1\n\t\nb: 2", 2)]
    [InlineData("a: @b", 1)]
    [InlineData("a: b: c", 1)]
    [InlineData("a: 'b' c", 1)]
    [InlineData("- a: 1\n   b: 2", 2)]
    [InlineData("a: \"\\d\"", 1)]
    [InlineData("a: 1\nb: \"c\nd: e\n", 2)]
    [InlineData("a: 'b\nc: 1\n", 1)]
    [InlineData("a: [1, 2\nb: 3", 2)]
    public void Is_not_yaml(string text, int line)
    {
        var document = Reading.Read(text);
        Assert.Null(document.Root);
        Assert.Equal(line, Assert.Single(document.Problems).At.Line);
    }
}
