namespace Parapet.Sources.Tests.Documents;

public sealed class ShortTagTests
{
    [Theory]
    [InlineData("Base64", "Fn::Base64")]
    [InlineData("Cidr", "Fn::Cidr")]
    [InlineData("And", "Fn::And")]
    [InlineData("Equals", "Fn::Equals")]
    [InlineData("If", "Fn::If")]
    [InlineData("Not", "Fn::Not")]
    [InlineData("Or", "Fn::Or")]
    [InlineData("FindInMap", "Fn::FindInMap")]
    [InlineData("GetAtt", "Fn::GetAtt")]
    [InlineData("GetAZs", "Fn::GetAZs")]
    [InlineData("ImportValue", "Fn::ImportValue")]
    [InlineData("Join", "Fn::Join")]
    [InlineData("Length", "Fn::Length")]
    [InlineData("Select", "Fn::Select")]
    [InlineData("Split", "Fn::Split")]
    [InlineData("Sub", "Fn::Sub")]
    [InlineData("ToJsonString", "Fn::ToJsonString")]
    [InlineData("Transform", "Fn::Transform")]
    [InlineData("Ref", "Ref")]
    [InlineData("Condition", "Condition")]
    public void A_short_tag_is_its_long_function(string tag, string function)
    {
        Assert.Equal($"{{'a':{{'{function}':'x'}}}}", Reading.Tree($"a: !{tag} x"));
        Assert.Equal($"{{'a':{{'{function}':['x',1]}}}}", Reading.Tree($"a: !{tag} [x, 1]"));
        Assert.Equal($"{{'a':{{'{function}':{{'x':1}}}}}}", Reading.Tree($"a: !{tag}\n  x: 1"));
    }

    [Theory]
    [InlineData("!GetAtt A.Arn", "{'Fn::GetAtt':['A','Arn']}")]
    [InlineData("!GetAtt A.Outputs.B", "{'Fn::GetAtt':['A','Outputs.B']}")]
    [InlineData("!GetAtt 'A.Arn'", "{'Fn::GetAtt':['A','Arn']}")]
    [InlineData("!GetAtt [A, Arn]", "{'Fn::GetAtt':['A','Arn']}")]
    [InlineData("!GetAtt [A, !Ref B]", "{'Fn::GetAtt':['A',{'Ref':'B'}]}")]
    [InlineData("!GetAtt A", "{'Fn::GetAtt':'A'}")]
    [InlineData("!Ref 12", "{'Ref':'12'}")]
    [InlineData("!Ref", "{'Ref':''}")]
    [InlineData("!If [a, !Ref b, !Sub c]", "{'Fn::If':['a',{'Ref':'b'},{'Fn::Sub':'c'}]}")]
    [InlineData("!If [a, !If [b, !Ref c, d], {e: !Sub '${f}'}]", "{'Fn::If':['a',{'Fn::If':['b',{'Ref':'c'},'d']},{'e':{'Fn::Sub':'${f}'}}]}")]
    [InlineData("!Not [!Equals [!Ref a, b]]", "{'Fn::Not':[{'Fn::Equals':[{'Ref':'a'},'b']}]}")]
    [InlineData("!And [!Condition a, !Condition b]", "{'Fn::And':[{'Condition':'a'},{'Condition':'b'}]}")]
    [InlineData("!Sub [\"${x}\", {x: !GetAtt A.B}]", "{'Fn::Sub':['${x}',{'x':{'Fn::GetAtt':['A','B']}}]}")]
    [InlineData("!Fn::Sub x", "{'Fn::Sub':'x'}")]
    public void Arguments_are_kept_whole(string text, string tree) => Assert.Equal($"{{'a':{tree}}}", Reading.Tree("a: " + text));

    [Fact]
    public void The_function_stands_at_the_place_of_its_tag()
    {
        var value = Reading.Read("a:\n  - !If [b, !Ref c, d]").Root!;
        Assert.Equal("{'a'@1:1:[{'Fn::If'@2:5:['b'@2:10,{'Ref'@2:13:'c'@2:13}@2:13,'d'@2:21]@2:5}@2:5]@2:3}@1:1", Reading.Print(value, places: true));
    }
}
