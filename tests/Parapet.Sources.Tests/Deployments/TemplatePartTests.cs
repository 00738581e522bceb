using Parapet.Values;

namespace Parapet.Sources.Tests.Deployments;

public sealed class TemplatePartTests
{
    private const string Template = """
        Parameters:
          Password:
            Type: String
            NoEcho: true
          Stage:
            Type: String
            Default: prod
            Description: Which stage
            AllowedValues: [dev, prod]
          Unused:
            Type: Number
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Database:
            Type: AWS::RDS::DBInstance
            Properties:
              MasterUserPassword: !Ref Password
              DBName: !Sub orders-${Stage}
        Outputs:
          Login:
            Value: !Ref Password
          Gone:
            Condition: IsProd
            Value: x
        """;

    [Fact]
    public void A_deployment_knows_the_parameters_of_its_template()
    {
        var parameters = TemplateReader.ReadText("t.yaml", Template).Parameters;

        Assert.Equal(["Password", "Stage", "Unused"], parameters.Select(parameter => parameter.Id));
        Assert.Equal(2, parameters[0].At.Line);
        Assert.True(parameters[0].NoEcho.Is(true));
        Assert.True(parameters[1].NoEcho.IsAbsent);
        Assert.Equal("prod", parameters[1].Default.ValueOrDefault!.Known);
        Assert.Equal("Which stage", parameters[1].Description.ValueOrDefault!.Known);
        Assert.Equal([false, true, false], parameters.Select(parameter => parameter.IsChoice));
        Assert.True(parameters[2].Type.Is("Number"));
    }

    [Fact]
    public void A_parameter_knows_the_values_that_are_made_of_it_also_when_it_has_one_of_its_own()
    {
        var parameters = TemplateReader.ReadText("t.yaml", Template).Parameters;

        Assert.Equal([18, 22], parameters[0].Uses.Select(at => at.Line).Order());
        Assert.Equal([19], parameters[1].Uses.Select(at => at.Line).Order());
        Assert.Empty(parameters[2].Uses);
    }

    [Fact]
    public void A_deployment_knows_the_outputs_of_its_template()
    {
        var output = TemplateReader.ReadText("t.yaml", Template).Outputs[0];

        Assert.Equal("Login", output.Id);
        Assert.Equal(21, output.At.Line);
        Assert.Equal(UnknownKind.Parameter, output.Content.ValueOrDefault!.Why!.Kind);
    }
}
