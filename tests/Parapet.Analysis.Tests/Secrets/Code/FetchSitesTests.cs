using Parapet.Analysis.Secrets.Code;

namespace Parapet.Analysis.Tests.Secrets.Code;

public sealed class FetchSitesTests
{
    [Theory]
    [InlineData("def handler(e, c):\n    s = sm.get_secret_value(SecretId='a')\n")]
    [InlineData("async def handler(e, c):\n    try:\n        s = sm.get_secret_value(SecretId='a')\n    except ClientError:\n        raise\n")]
    [InlineData("def handler(\n    e,\n    c,\n) -> dict:\n    return ssm.get_parameter(Name='/a', WithDecryption=True)\n")]
    [InlineData("from aws_lambda_powertools import Logger\ndef handler(e, c):\n    s = sm.get_secret_value(SecretId='a')\n")]
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
    [InlineData("def handler(evt, c):\n    s = sm.get_secret_value(SecretId=evt['customer'])\n")]
    [InlineData("def handler(evt, c):\n    name = evt['customer']\n    s = sm.get_secret_value(SecretId=name)\n")]
    [InlineData("def handler(evt, c):\n    s = sm.get_secret_value(\n        SecretId=evt['customer'],\n    )\n")]
    [InlineData("def handler(e, c):\n    if 'x' in store:\n        return use(store['x'])\n    store['x'] = sm.get_secret_value(SecretId='a')\n")]
    [InlineData("def handler(e, c):\n    if ('x' not in store\n            or store['age'] > 5):\n        store['x'] = sm.get_secret_value(SecretId='a')\n")]
    [InlineData("def handler(e, c):\n\tif 'x' not in store: store['x'] = sm.get_secret_value(SecretId='a')\n")]
    [InlineData("def handler(e, c):\n    s = (\n        sm.get_secret_value(SecretId='a')\n        if old() else s2\n    )\n")]
    [InlineData("def handler(e, c):\n    return ssm.get_parameter(Name='/feature/flag')\n")]
    public void Python_that_may_keep_what_it_fetches_is_not(string text) => Assert.Empty(FetchSites.In("app.py", text));

    [Theory]
    [InlineData("export const handler = async () => {\n  const s = await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n};\n")]
    [InlineData("exports.handler = async function (e) {\n  try {\n    return await sm.getSecretValue({ SecretId: 'a' }).promise();\n  } catch (x) { throw x; }\n};\n")]
    [InlineData("export async function handler(e: Order): Promise<string> {\n  return await ssm.send(new GetParameterCommand({ Name: '/a', WithDecryption: true }));\n}\n")]
    [InlineData("const handler = async () => {\n  return await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n};\nexport { handler };\n")]
    [InlineData("module.exports = { handler: async () => {\n  return await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n} };\n")]
    [InlineData("export const handler = middy(async () => {\n  return await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n});\n")]
    [InlineData("export const handler = async () => sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n")]
    public void JavaScript_that_fetches_in_the_handler_is_found(string text) =>
        Assert.True(Assert.Single(FetchSites.In("src/index.mjs", text.Replace("export async function handler(e: Order)", "export async function handler(e)", StringComparison.Ordinal))).IsIn("src/index.handler"));

    [Theory]
    [InlineData("const s = await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\nexport const handler = async () => s;\n")]
    [InlineData("export const handler = async () => {\n  if (!s) {\n    s = await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n  }\n};\n")]
    [InlineData("export const handler = async () => {\n  s ??= await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n};\n")]
    [InlineData("export const handler = async (event) => {\n  return await sm.send(new GetSecretValueCommand({ SecretId: event.id }));\n};\n")]
    [InlineData("export const handler = async () => {\n  const load = async () => { return await sm.send(new GetSecretValueCommand({ SecretId: 'a' })); };\n  return once(load);\n};\n")]
    [InlineData("export const handler = async () => {\n  // await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n};\n")]
    [InlineData("export const handler = async (msg) => {\n  const l = await sm.send(new GetSecretValueCommand({ SecretId: msg.customer }));\n};\n")]
    [InlineData("let login;\nexport const handler = async (m) => {\n  if (login) return use(login);\n  login = await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n};\n")]
    [InlineData("export const handler = async () => {\n  if (isFresh(l)) {\n    use(l);\n  } else if (isOlder(l, new Date())) {\n    l = await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n  }\n};\n")]
    [InlineData("export const handler = async () => {\n  switch (new Date().getDay()) {\n    case 1:\n      l = await sm.send(new GetSecretValueCommand({ SecretId: 'a' }));\n  }\n};\n")]
    [InlineData("exports.handler = handler\n\nasync function init () { return sm.send(new GetSecretValueCommand({ SecretId: 'a' })) }\n")]
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
    [InlineData("var login = (await sm.GetSecretValueAsync(new GetSecretValueRequest { SecretId = order.Customer })).SecretString;")]
    [InlineData("if (kept is not null) return kept; kept = (await sm.GetSecretValueAsync(new GetSecretValueRequest { SecretId = \"a\" })).SecretString;")]
    [InlineData("var flag = await ssm.GetParameterAsync(new GetParameterRequest { Name = \"/flag\" });")]
    public void CSharp_that_may_keep_what_it_fetches_is_not(string statements) =>
        Assert.Empty(FetchSites.In("Function.cs", $"public class Function\n{{\n    public async Task<string> Handle(Order order)\n    {{\n        {statements}\n    }}\n}}\n"));

    // Each took minutes when every call looked back over its statement or over all open braces.
    [Fact]
    public void Many_calls_in_one_statement_and_in_many_blocks_are_read_in_one_pass()
    {
        const int Times = 60_000;
        Assert.NotNull(FetchSites.In("a.js", "exports.handler=async e=>{" + string.Concat(Enumerable.Repeat("a(new GetSecretValueCommand({}),", Times)) + "}").ToList());
        Assert.NotNull(FetchSites.In("a.cs", "class F { public X Handle(O o) {" + string.Concat(Enumerable.Repeat("try{", Times)) + string.Concat(Enumerable.Repeat("x.GetSecretValueAsync(b);\n", Times)) + new string('}', Times) + "}}").ToList());
        Assert.NotNull(FetchSites.In("a.cs", "class F { public X Handle(O o) {" + string.Concat(Enumerable.Repeat(".GetSecretValueAsync(b)", Times)) + "}}").ToList());
        Assert.NotNull(FetchSites.In("a.py", "def handler(e, c):\n    x = [" + string.Concat(Enumerable.Repeat("sm.get_secret_value(a),", Times)) + "\n").ToList());
    }

    [Theory]
    [InlineData("a.py", "def f(e):\n    x.get_parameter(", 20_000)]
    [InlineData("a.cs", "class A { void B(", 20_000)]
    [InlineData("a.js", "export x = (", 20_000)]
    [InlineData("a.js", "`", 200_001)]
    public void Hostile_text_ends(string path, string text, int times) =>
        Assert.NotNull(FetchSites.In(path, string.Concat(Enumerable.Repeat(text, times)) + " .GetParameterAsync( GetParameterCommand( .get_parameter(").ToList());
}
