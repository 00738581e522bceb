using System.Text;
using Parapet.Sources.CloudFormation.Parameters;

namespace Parapet.Sources.Tests.CloudFormation;

public sealed class ParameterFileTests
{
    [Theory]
    [InlineData("p.json", """[{"ParameterKey": "A", "ParameterValue": "1"}, {"ParameterKey": "B", "UsePreviousValue": true}]""", "A=1")]
    [InlineData("p.json", """["A=1", "B=x=y"]""", "A=1 B=x=y")]
    [InlineData("p.json", """{"A": "1", "B": ["x", "y"]}""", "A=1 B=x,y")]
    [InlineData("p.json", """{"Parameters": {"A": 1}, "Tags": {"t": "u"}}""", "A=1")]
    [InlineData("samconfig.toml", "version = 0.1\n[default.deploy.parameters]\nparameter_overrides = \"A=1 B=\\\"d e\\\"\"", "A=1 B=d e")]
    [InlineData("samconfig.toml", "[default.global.parameters]\nparameter_overrides = ['A=0', 'C=3']\n[default.deploy.parameters]\nparameter_overrides = ['A=1']", "A=1 C=3")]
    [InlineData("samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = 'ParameterKey=A,ParameterValue=1'", "A=1")]
    public void Every_usual_form_is_read(string file, string content, string expected)
    {
        var (values, problems) = ParameterFile.Read(file, Encoding.UTF8.GetBytes(content));
        Assert.Empty(problems);
        Assert.Equal(expected, string.Join(' ', values.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Theory]
    [InlineData("p.json", "[1]")]
    [InlineData("p.json", "\"text\"")]
    [InlineData("p.json", """{"A": {"b": "c"}}""")]
    [InlineData("samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = 5")]
    [InlineData("samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = 'nothing'")]
    [InlineData("samconfig.toml", "[default")]
    public void What_cannot_be_read_is_a_problem(string file, string content) =>
        Assert.NotEmpty(ParameterFile.Read(file, Encoding.UTF8.GetBytes(content)).Problems);
}
