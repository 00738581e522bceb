using System.Text;
using Parapet.Model;
using Parapet.Sources.CloudFormation;
using Parapet.Sources.Documents;
using Parapet.Sources.Sam;

namespace Parapet.Sources.Tests.Sam;

/// <summary>Reads, resolves and transforms a template. The transform and what undecided tests lean on stand after the text, so that lines stay what they are.</summary>
internal static class SamTemplate
{
    private const string Footer = """

        Transform: AWS::Serverless-2016-10-31
        Parameters: { Given: { Type: String }, Area: { Type: String }, Seconds: { Type: Number }, Auth: { Type: String }, Table: { Type: String } }
        Conditions:
          Prod: !Equals [!Ref Given, prod]
          Eu: !Equals [!Ref Area, eu]
          Own: !Equals [!Ref Given, own]
          Inside: !Equals [!Ref Given, inside]
        """;

    public static (IReadOnlyDictionary<string, Resource> Resources, IReadOnlyList<Problem> Problems) Expand(string yaml)
    {
        var stack = Read(yaml);
        var (resources, problems) = SamTransform.Expand(stack);
        return (resources.ToDictionary(r => r.Id), [.. stack.Problems, .. problems]);
    }

    public static Deployment Deployment(string yaml) => TemplateReader.ReadText("template.yaml", yaml.TrimEnd() + Footer);

    public static Stack Read(string yaml) => TemplateResolver.Resolve(
        DocumentReader.Read("template.yaml", Encoding.UTF8.GetBytes(yaml.TrimEnd() + Footer)), new Dictionary<string, string>(), _ => null);
}
