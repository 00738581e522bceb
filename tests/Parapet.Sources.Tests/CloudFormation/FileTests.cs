namespace Parapet.Sources.Tests.CloudFormation;

public sealed class FileTests
{
    [Fact]
    public void A_nested_stack_takes_parameters_and_gives_outputs()
    {
        var stack = Templates.Resolve(new Dictionary<string, string>
        {
            ["t.yaml"] = """
                Parameters: {Env: {Type: String}}
                Conditions: {Prod: !Equals [!Ref Env, prod]}
                Resources:
                  Child:
                    Type: AWS::CloudFormation::Stack
                    Properties: {TemplateURL: ./sub/child.yaml, Parameters: {Name: !Sub 'q-${Env}', Kind: !If [Prod, big, small], Topic: !Ref T}}
                  T: {Type: A::B::T}
                  A: {Type: A::B::C, Properties: {V: !GetAtt Child.Outputs.Arn, N: !GetAtt Child.Outputs.Name, K: !GetAtt Child.Outputs.Kind}}
                """,
            ["sub/child.yaml"] = """
                Parameters: {Name: {Type: String}, Kind: {Type: String}, Topic: {Type: String}, Left: {Type: String}}
                Conditions: {Big: !Equals [!Ref Kind, big]}
                Resources: {Q: {Type: A::B::Q, Properties: {N: !Ref Name, T: !Ref Topic, L: !Ref Left, B: !If [Big, x, y]}}}
                Outputs: {Arn: {Value: !GetAtt Q.Arn}, Name: {Value: !Sub '${Name}!'}, Kind: {Value: !Ref Kind}}
                """,
        });
        Assert.Empty(stack.WithNested().SelectMany(each => each.Problems));
        Assert.Equal("Child/", stack.Nested.Single().Scope);
        Assert.Equal("{V: ${Q.Arn}, N: q-${Env}!, K: (Prod ? big : small)}", Templates.Print(stack.Resources[2].Properties));
        var arn = Assert.IsType<Values.TextValue>(stack.Property("A", "V"));
        Assert.Equal(new Values.Reference("Child/Q", "Arn"), arn.Text.Reference);
        Assert.Equal("t.yaml", arn.At.File);
        Assert.Equal("{N: q-${Env}, T: ${T}, L: ${Child/Left}, B: (Child/Big ? x : y)}", Templates.Print(stack.Property("Child/Q")));
        Assert.Equal("T", ((Values.TextValue)stack.Property("Child/Q", "T")).Text.Reference!.Resource);
    }

    [Theory]
    [InlineData("TemplateURL: missing.yaml", "nested template `missing.yaml` is not there, or lies outside the scan root")]
    [InlineData("TemplateURL: t.yaml", "nested template `t.yaml` contains itself")]
    [InlineData("TemplateURL: other.yaml", "nested template `other.yaml` is no CloudFormation template")]
    [InlineData("TemplateURL: 'https://s3.amazonaws.com/b/k.yaml'", null)]
    [InlineData("TemplateURL: !Sub 'https://${AWS::Region}/k.yaml'", null)]
    public void A_nested_template_that_cannot_be_read_says_so(string property, string? message)
    {
        var stack = Templates.Resolve(new Dictionary<string, string>
        {
            ["t.yaml"] = $"Resources: {{Child: {{Type: AWS::CloudFormation::Stack, Properties: {{{property}}}}}}}",
            ["other.yaml"] = "a: b",
        });
        Assert.Equal(message, stack.Problems.SingleOrDefault()?.Message);
        Assert.Equal(message is null, stack.Unknowns.Any(u => u.Why.Kind == Values.UnknownKind.RemoteFile));
        Assert.Single(stack.Resources);
    }

    [Fact]
    public void Stacks_that_need_each_others_outputs_are_a_problem()
    {
        var stack = Templates.Resolve(new Dictionary<string, string>
        {
            ["t.yaml"] = """
                Resources:
                  A: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: c.yaml, Parameters: {P: !GetAtt B.Outputs.O}}}
                  B: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: c.yaml, Parameters: {P: !GetAtt A.Outputs.O}}}
                """,
            ["c.yaml"] = "Parameters: {P: {Type: String}}\nResources: {R: {Type: A::B::C}}\nOutputs: {O: {Value: !Ref P}}",
        });
        Assert.Contains(stack.Problems, problem => problem.Message.EndsWith("depends on its own outputs", StringComparison.Ordinal));
    }

    [Fact]
    public void Included_files_are_resolved_where_they_are_included()
    {
        var stack = Templates.Resolve(new Dictionary<string, string>
        {
            ["t.yaml"] = """
                Transform: {Name: AWS::Include, Parameters: {Location: top.yaml}}
                Resources:
                  Fn::Transform: {Name: AWS::Include, Parameters: {Location: inc/more.yaml}}
                  A: {Type: A::B::C, Properties: {Body: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: !Sub './inc/${Dir}.yaml'}}}}}
                """,
            ["top.yaml"] = "Parameters: {Dir: {Type: String, Default: body}}",
            ["inc/more.yaml"] = "A: {Type: Not::This::One}\nB: {Type: A::B::C}",
            ["inc/body.yaml"] = "paths: {x: !GetAtt B.Arn}",
        });
        Assert.Empty(stack.Problems);
        Assert.Equal(["B:A::B::C", "A:A::B::C"], stack.Resources.Select(r => $"{r.Id}:{r.Type}"));
        Assert.Equal("{paths: {x: ${B.Arn}}}", Templates.Print(stack.Property("A", "Body")));
    }

    [Fact]
    public void A_file_that_includes_itself_is_a_problem()
    {
        var stack = Templates.Resolve(new Dictionary<string, string>
        {
            ["t.yaml"] = "Resources: {A: {Type: A::B::C, Properties: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: i.yaml}}}}}",
            ["i.yaml"] = "a: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: i.yaml}}}",
        });
        Assert.Contains("includes itself", Assert.Single(stack.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_path_of_a_CDK_asset_is_followed()
    {
        var stack = Templates.Resolve(new Dictionary<string, string>
        {
            ["t.yaml"] = """
                Resources:
                  N:
                    Type: AWS::CloudFormation::Stack
                    Properties: {TemplateURL: !Sub 'https://s3.${AWS::URLSuffix}/x.json'}
                    Metadata: {'aws:asset:path': n.json, 'aws:asset:property': TemplateURL}
                """,
            ["n.json"] = """{"Resources": {"R": {"Type": "A::B::C"}}}""",
        });
        Assert.Equal("N/R", stack.Nested.Single().Resources.Single().Id);
    }
}
