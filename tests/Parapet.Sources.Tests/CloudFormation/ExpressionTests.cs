using Parapet.Values;

namespace Parapet.Sources.Tests.CloudFormation;

public sealed class ExpressionTests
{
    private const string Around = """
        AWSTemplateFormatVersion: '2010-09-09'
        Parameters:
          Env: {Type: String}
          Other: {Type: String}
          Stage: {Type: String, AllowedValues: [dev, prod]}
          One: {Type: String, AllowedValues: [only]}
          Name: {Type: String, Default: orders}
          Empty: {Type: String, Default: ''}
          Count: {Type: Number, Default: 3}
          List: {Type: CommaDelimitedList, Default: 'a, b,c'}
          NoList: {Type: CommaDelimitedList}
          Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}
          EmptyList: {Type: CommaDelimitedList, Default: ''}
          Db: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /db/host}
          Dbs: {Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /db/hosts}
          Ssm: {Type: 'AWS::SSM::Parameter::Name', Default: /plain}
        Mappings:
          M:
            a: {x: '1', l: [p, q]}
            b: {x: '2'}
        Conditions:
          Always: !Equals [a, a]
          Never: !Equals [a, b]
          Prod: !Equals [!Ref Env, prod]
          Dev: !Equals [!Ref Env, dev]
          NotProd: !Not [!Condition Prod]
          X: !Equals [!Ref Other, x]
          ProdAndX: !And [!Condition Prod, !Condition X]
          ProdOrX: !Or [!Condition Prod, !Condition X]
          YesOrX: !Or [!Condition Always, !Condition X]
          NoAndX: !And [!Condition Never, !Condition X]
          YesAndNo: !And [!Condition Always, !Condition Never]
          NoOrNo: !Or [!Condition Never, !Condition Never]
          NotNo: !Not [!Condition Never]
          StageQa: !Equals [!Ref Stage, qa]
          StageDev: !Equals [!Ref Stage, dev]
          PrefixDiffers: !Equals [!Sub 'a-${Env}', 'b-c']
          SuffixDiffers: !Equals [!Sub '${Env}-a', 'c-b']
          PrefixFits: !Equals [!Sub 'a-${Env}', 'a-b']
          TooShort: !Equals [!Sub 'aa${Env}aa', 'aaa']
          Middle: !Equals [!Sub '${Env}-x-${Env}', 'nothing']
          BothPartial: !Equals [!Sub 'a${Env}', !Sub 'b${Other}']
          SameHole: !Equals [!Ref Env, !Ref Env]
          SameText: !Equals [!Sub 'x-${Env}', !Sub 'x-${Env}']
          DifferentHoles: !Equals [!Ref Env, !Ref Other]
          Region: !Equals [!Ref 'AWS::Region', eu-west-1]
          NumberEquals: !Equals [!Ref Count, 3]
          EmptyEquals: !Equals [!Ref Empty, '']
          ListEquals: !Equals [!Join ['', !Ref List], abc]
          FromMap: !Equals [!FindInMap [M, a, x], 1]
          C1: !Equals [!Ref Env, '1']
          C2: !Equals [!Ref Other, '2']
          C3: !Equals [!Ref Stage, dev]
          C4: !Equals [!Ref 'AWS::Region', r]
          C5: !Equals [!Ref 'AWS::AccountId', '5']
        Resources:
          Queue: {Type: 'AWS::SQS::Queue'}
          T:
            Type: AWS::Some::Thing
            Properties:
              V: 
        """;

    /// <summary>Name, expression, what it gives. A name that ends in "!" also gives a problem.</summary>
    public static TheoryData<string, string, string> Cases { get; } = [.. ExpressionCases.Text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(" => "))
        .Select(parts => new TheoryDataRow<string, string, string>(parts[0].Trim(), parts[1].Trim(), parts[2].Trim()))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_expression_gives_what_CloudFormation_gives(string name, string expression, string expected)
    {
        var stack = Templates.Resolve(Around.TrimEnd() + " " + expression + "\n");
        var value = stack.Property("T", "V");
        Assert.Equal(expected, Templates.Print(value));
        Assert.Equal(name.EndsWith('!'), stack.Problems.Length > 0);
    }

    [Fact]
    public void There_are_many_cases_and_no_two_have_the_same_name()
    {
        var names = Cases.Select(row => row.Data.Item1).ToList();
        Assert.True(names.Count >= 120);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void A_referenced_value_stands_where_the_reference_stands()
    {
        var value = Templates.Resolve(Around.TrimEnd() + " !Ref Name\n").Property("T", "V");
        Assert.Equal(new Location("t.yaml", Around.TrimEnd().Count(c => c == '\n') + 1, 10), value.At);
    }
}
