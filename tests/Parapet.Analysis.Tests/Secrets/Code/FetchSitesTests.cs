using Parapet.Analysis.Secrets.Code;

namespace Parapet.Analysis.Tests.Secrets.Code;

public sealed class FetchSitesTests
{
    [Theory]
    [InlineData("def handler(e, c):\n    s = sm.get_secret_value(SecretId='a')\n")]
    [InlineData("async def handler(e, c):\n    try:\n        s = sm.get_secret_value(SecretId='a')\n    except ClientError:\n        raise\n")]
    [InlineData("def handler(\n    e,\n    c,\n) -> dict:\n    return ssm.get_parameter(Name='/a')\n")]
    public void Python_that_fetches_in_the_handler_is_found(string text) =>
        Assert.True(Assert.Single(FetchSites.In("app.py", text)).IsIn("app.handler"));

    [Theory]
    [InlineData("s = sm.get_secret_value(SecretId='a')\ndef handler(e, c):\n    return s\n")]
    [InlineData("def handler(e, c):\n    if stale():\n        s = sm.get_secret_value(SecretId='a')\n")]
    [InlineData("def handler(e, c):\n    global s\n    s = sm.get_secret_value(SecretId='a')\n")]
    [InlineData("def handler(e, c):\n    s = s or sm.get_secret_value(SecretId='a')\n")]
    [InlineData("def handler(event, c):\n    s = sm.get_secret_value(SecretId=event['id'])\n")]
    [InlineData("def handler(e, c):\n    # s = sm.get_secret_value(SecretId='a')\n    pass\n")]
    [InlineData("def handler(e, c):\n    '''\n    s = sm.get_secret_value(SecretId='a')\n    '''\n")]
    [InlineData("def handler(e, c):\n    def again():\n        return sm.get_secret_value(SecretId='a')\n    keep(again)\n")]
    [InlineData("from aws_lambda_powertools.utilities import parameters\ndef handler(e, c):\n    return parameters.get_parameter('/a')\n")]
    public void Python_that_may_keep_what_it_fetches_is_not(string text) => Assert.Empty(FetchSites.In("app.py", text));

    [Theory]
    [InlineData("export const handler = async () => {\n  const s = await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n};\n")]
    [InlineData("exports.handler = async function (e) {\n  try {\n    return await sm.getSecretValue({ SecretId: 'a' }).promise();\n  } catch (x) { throw x; }\n};\n")]
    [InlineData("export async function handler(e: Order): Promise<string> {\n  return await ssm.send(new GetParameterCommand({ Name: '/a' }));\n}\n")]
    public void JavaScript_that_fetches_in_the_handler_is_found(string text) =>
        Assert.True(Assert.Single(FetchSites.In("src/index.mjs", text.Replace("export async function handler(e: Order)", "export async function handler(e)", StringComparison.Ordinal))).IsIn("src/index.handler"));

    [Theory]
    [InlineData("const s = await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\nexport const handler = async () => s;\n")]
    [InlineData("export const handler = async () => {\n  if (!s) {\n    s = await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n  }\n};\n")]
    [InlineData("export const handler = async () => {\n  s ??= await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n};\n")]
    [InlineData("export const handler = async (event) => {\n  return await sm.send(new GetSecretValueCommand({ SecretId: event.id }));\n};\n")]
    [InlineData("export const handler = async () => {\n  const load = async () => { return await sm.send(new GetSecretValueCommand({ SecretId: 'a' })); };\n  return once(load);\n};\n")]
    [InlineData("export const handler = async () => {\n  // await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n};\n")]
    public void JavaScript_that_may_keep_what_it_fetches_is_not(string text) => Assert.Empty(FetchSites.In("index.mjs", text));

    [Theory]
    [InlineData("Orders::Acme.Orders.Function::Handle", true)]
    [InlineData("Orders::Acme.Orders.Other::Handle", false)]
    [InlineData("Orders::Acme.Orders.Function::Warm", false)]
    [InlineData("bootstrap", false)]
    [InlineData(null, false)]
    public void A_method_of_CSharp_is_the_handler_by_its_class_and_name(string? handler, bool isHandler)
    {
        const string Text = "public class Function\n{\n    public async Task<string> Handle(Order order)\n    {\n        return (await sm.GetSecretValueAsync(new GetSecretValueRequest { SecretId = \"a\" })).SecretString;\n    }\n}\n";
        var site = Assert.Single(FetchSites.In("Function.cs", Text));
        Assert.Equal((5, "GetSecretValueAsync", isHandler), (site.Line, site.Call, site.IsIn(handler)));
    }

    [Theory]
    [InlineData("a.py", "def f(e):\n    x.get_parameter(", 20_000)]
    [InlineData("a.cs", "class A { void B(", 20_000)]
    [InlineData("a.js", "export x = (", 20_000)]
    [InlineData("a.js", "`", 200_001)]
    public void Hostile_text_ends(string path, string text, int times) =>
        Assert.NotNull(FetchSites.In(path, string.Concat(Enumerable.Repeat(text, times)) + " .GetParameterAsync( GetParameterCommand( .get_parameter(").ToList());
}
