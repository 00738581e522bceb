namespace Parapet.Sources.Tests.CloudFormation;

public sealed class StackTests
{
    [Fact]
    public void A_resource_whose_condition_is_false_is_dropped_and_one_undecided_says_when()
    {
        var stack = Templates.Resolve("""
            Parameters: {Env: {Type: String}}
            Conditions: {Never: !Equals [a, b], Prod: !Equals [!Ref Env, prod]}
            Resources:
              A: {Type: A::B::C, Condition: Never}
              B: {Type: A::B::C, Condition: Prod, Properties: {V: !If [Prod, x, y]}}
              C: {Type: A::B::C}
            """);
        Assert.Equal(["B:Prod", "C:"], stack.Resources.Select(r => $"{r.Id}:{r.When}"));
        Assert.Equal("x", Templates.Print(stack.Property("B", "V")));
    }

    [Fact]
    public void A_value_the_user_gives_wins_over_the_default_and_decides_conditions()
    {
        const string Template = """
            Parameters: {Env: {Type: String, Default: dev}}
            Conditions: {Prod: !Equals [!Ref Env, prod]}
            Resources: {A: {Type: A::B::C, Properties: {V: !If [Prod, x, y]}}}
            """;
        Assert.Equal("y", Templates.Print(Templates.Resolve(Template).Property("A", "V")));
        Assert.Equal("x", Templates.Print(Templates.Resolve(Template, ("Env", "prod")).Property("A", "V")));
    }

    [Fact]
    public void A_given_value_of_a_parameter_with_NoEcho_decides_conditions_but_is_not_shown()
    {
        var stack = Templates.Resolve("""
            Parameters: {Password: {Type: String, NoEcho: true, Default: ''}}
            Conditions: {Has: !Not [!Equals [!Ref Password, '']]}
            Resources: {A: {Type: A::B::C, Properties: {V: !If [Has, !Sub 'p=${Password}', none]}}}
            """, ("Password", "hidden"));
        Assert.Equal("p=${Password}", Templates.Print(stack.Property("A", "V")));
    }

    [Theory]
    [InlineData("eu-west-1", "aws amazonaws.com")]
    [InlineData("cn-north-1", "aws-cn amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "aws-us-gov amazonaws.com")]
    public void The_region_gives_the_partition(string region, string expected) =>
        Assert.Equal(expected, Templates.Print(Templates.Resolve(
            "Resources: {A: {Type: A::B::C, Properties: {V: !Sub '${AWS::Partition} ${AWS::URLSuffix}'}}}", ("AWS::Region", region)).Property("A", "V")));

    [Fact]
    public void A_loop_over_resources_makes_one_for_each_item_and_references_find_them()
    {
        var stack = Templates.Resolve("""
            Transform: AWS::LanguageExtensions
            Parameters: {Names: {Type: CommaDelimitedList, Default: 'A,B'}}
            Resources:
              Fn::ForEach::Queues:
                - Name
                - !Ref Names
                - Queue${Name}:
                    Type: AWS::SQS::Queue
                    Properties: {QueueName: !Sub 'q-${Name}', Peer: !GetAtt 'Queue${Name}.Arn'}
            Outputs:
              Fn::ForEach::Out: [Name, !Ref Names, {'Arn${Name}': {Value: !GetAtt 'Queue${Name}.Arn'}}]
            """);
        Assert.Empty(stack.Problems);
        Assert.Equal(["QueueA", "QueueB"], stack.Resources.Select(r => r.Id));
        Assert.Equal("{QueueName: q-B, Peer: ${QueueB.Arn}}", Templates.Print(stack.Resources[1].Properties));
        Assert.Equal("{ArnA: ${QueueA.Arn}, ArnB: ${QueueB.Arn}}", Templates.Print(stack.Outputs));
    }

    [Fact]
    public void A_loop_that_makes_the_same_key_twice_is_a_problem()
    {
        var stack = Templates.Resolve("Resources: {'Fn::ForEach::L': [N, [a, b], {Same: {Type: A::B::C}}]}");
        Assert.Single(stack.Resources);
        Assert.Contains("made twice", Assert.Single(stack.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_that_explodes_stops_at_a_bound()
    {
        var items = string.Join(',', Enumerable.Range(0, 100));
        var loop = string.Concat(Enumerable.Range(0, 5).Select(i => $"{{'Fn::ForEach::L{i}': [I{i}, [{items}], "));
        var keys = string.Concat(Enumerable.Range(0, 5).Select(i => $"-${{I{i}}}"));
        var stack = Templates.Resolve($"Resources: {{A: {{Type: A::B::C, Properties: {loop}{{'K{keys}': v}}" + string.Concat(Enumerable.Repeat("]}", 5)) + "}}");
        Assert.Contains("expands to more than", Assert.Single(stack.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Resources: [a]", "`Resources` must be a map of names")]
    [InlineData("AWSTemplateFormatVersion: x", "the template has no `Resources` section")]
    [InlineData("Resources: {A: {Type: A::B::C}, B: {}}", "resource `B` has no `Type`")]
    [InlineData("Resources: {A: {Type: A::B::C}, B: text}", "resource `B` must be a map with a `Type`")]
    [InlineData("Resources: {A: {Type: A::B::C, Condition: Nope}}", "there is no condition `Nope`")]
    [InlineData("Resources: {A: {Type: A::B::C, Condition: C}}\nConditions: {C: !Condition D, D: !Not [!Condition C]}", "condition `C` depends on itself")]
    [InlineData("Resources: {A: {Type: A::B::C, Condition: C}}\nConditions: {C: [x]}", "a condition must be one of `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not` or `Condition`")]
    [InlineData("Resources: {A: {Type: A::B::C, Properties: !Ref P}}\nParameters: {P: x}", "parameter `P` must be a map with a `Type`")]
    public void A_template_of_a_wrong_shape_is_a_problem(string template, string message)
    {
        var stack = Templates.Resolve("AWSTemplateFormatVersion: '2010-09-09'\n" + template.Replace("AWSTemplateFormatVersion: x", "", StringComparison.Ordinal));
        Assert.Equal(message, Assert.Single(stack.Problems).Message);
    }

    [Fact]
    public void Metadata_of_a_resource_keeps_silent_about_the_lines_of_the_resource()
    {
        var stack = Templates.Resolve("""
            Metadata: {Parapet: {Ignore: [{Ids: [ROLE001, ROLE002], Reason: everywhere}]}}
            Resources:
              A:
                Type: A::B::C
                Metadata:
                  Parapet:
                    Ignore: {Id: INVOKE001, Reason: public on purpose, Until: 2030-01-31}
                Properties:
                  V: 1
              B: {Type: A::B::C, Metadata: {Parapet: {Ignore: [{Id: X1, Until: soon}]}}}
            """);
        var (a, b, all) = (stack.Suppressions[0], stack.Suppressions[1], stack.Suppressions[2]);
        Assert.Equal((3, 9, "INVOKE001", new DateOnly(2030, 1, 31)), (a.FirstLine, a.LastLine, a.RuleIds[0], a.Until));
        Assert.Equal((null, "soon"), (b.Reason, b.InvalidUntil));
        Assert.Equal((0, int.MaxValue, "everywhere"), (all.FirstLine, all.LastLine, all.Reason));
        Assert.Equal(["ROLE001", "ROLE002"], all.RuleIds);
    }

    [Fact]
    public void Unknown_places_are_listed_once_in_order_and_pointers_to_resources_are_not_unknown()
    {
        var stack = Templates.Resolve("""
            Parameters: {P: {Type: String}}
            Resources:
              Q: {Type: A::B::Q}
              A: {Type: A::B::C, Properties: {V: !Sub '${P}${P}', R: !Ref Q, I: !ImportValue x}}
            """);
        Assert.Equal(["parameter `P` has no value", "export `x` belongs to another stack"], stack.Unknowns.Select(u => u.Why.ToString()));
    }

    [Fact]
    public void Sam_makes_resources_that_the_template_does_not_show()
    {
        var stack = Templates.Resolve("""
            Transform: AWS::Serverless-2016-10-31
            Globals: {Function: {Timeout: 3}}
            Resources: {F: {Type: AWS::Serverless::Function, Properties: {A: !Ref F.Alias, B: !Ref ServerlessRestApi, C: !Sub '${F.Version}'}}}
            """);
        Assert.True(stack.UsesSam);
        Assert.Empty(stack.Problems);
        Assert.Equal("{A: ${F.Alias}, B: ${ServerlessRestApi}, C: ${F.Version}}", Templates.Print(stack.Resources[0].Properties));
        Assert.Equal("{Function: {Timeout: 3}}", Templates.Print(stack.Globals));
    }
}
