using Parapet.Values;

namespace Parapet.Sources.Tests.Sam;

public sealed class GlobalsTests
{
    private const string Globals = """
        Globals:
          Function:
            Timeout: 3
            Layers: [a]
            Environment:
              Variables: { STAGE: dev, LOG: info }
            VpcConfig: { SubnetIds: [s-1] }
        """;

    [Theory]
    [InlineData("Timeout: 9", "Timeout", "9\n")]
    [InlineData("Layers: [b]", "Layers", "- a\n- b\n")]
    [InlineData("Environment: { Variables: { LOG: debug, OWN: x } }", "Environment", "Variables:\n  STAGE: dev\n  LOG: debug\n  OWN: x\n")]
    [InlineData("Timeout: !Ref Seconds", "Timeout", "${Seconds}\n")]
    [InlineData("VpcConfig: !If [Inside, { SubnetIds: [s-2] }, !Ref AWS::NoValue]", "VpcConfig", "?Inside\n  SubnetIds:\n    - s-2\n:else (absent)\n")]
    [InlineData("MemorySize: 128", "VpcConfig", "SubnetIds:\n  - s-1\n")]
    public void Maps_merge_and_lists_join_and_all_else_is_overridden(string local, string key, string expected) =>
        Assert.Equal(expected, Rendering.Of(Properties($"Properties: {{ InlineCode: x, {local} }}")[key]));

    [Theory]
    [InlineData("IgnoreGlobals: '*'", true, true)]
    [InlineData("IgnoreGlobals: [Timeout]", true, false)]
    [InlineData("DependsOn: X", false, false)]
    public void A_resource_may_ignore_globals(string attribute, bool noTimeout, bool noLayers)
    {
        var properties = Properties($"{attribute}\n    Properties: {{ InlineCode: x }}");
        Assert.Equal((noTimeout, noLayers), (properties["Timeout"].IsAbsent, properties["Layers"].IsAbsent));
    }

    [Fact]
    public void Globals_are_for_SAM_resources_only()
    {
        var (resources, _) = SamTemplate.Expand(Globals + "\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties: { Handler: h }\n");
        Assert.Equal("Handler: h\n", Rendering.Of(resources["F"].Properties));
    }

    private static Value Properties(string body) =>
        SamTemplate.Expand($"{Globals}\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    {body}\n").Resources["F"].Properties;
}
