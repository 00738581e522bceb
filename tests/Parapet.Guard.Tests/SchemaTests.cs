using CsCheck;
using Parapet.Guard.Tests.Contracts;
using Parapet.Guard.Tests.Interpreter;

namespace Parapet.Guard.Tests;

public sealed class SchemaTests
{
    [Fact]
    public void Schemas_are_those_that_were_agreed()
    {
        var path = Path.Combine(Repository.Root, "tests/Parapet.Guard.Tests/Expected/schemas.jsonl");
        var actual = string.Join('\n', ContractSchemas.Of<Order>(), ContractSchemas.Of<Everything>(), ContractSchemas.Of<Lenient>(), ContractSchemas.Of<Tree>()) + "\n";
        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    [Fact]
    public void A_schema_never_refuses_what_its_contract_accepts()
    {
        Compare<Order>(Descriptions.Order);
        Compare<Everything>(Descriptions.Everything);
        Compare<Tree>(Descriptions.Tree);
    }

    [Theory]
    [InlineData("""{"name":"a"}""")]
    [InlineData("""{"name":null,"left":null}""")]
    [InlineData("""{"name":"a","left":{"name":"b"}}""")]
    [InlineData("""{"name":"a","left":null,"others":[1]}""")]
    [InlineData("""{"name":"a","left":null,"other":1}""")]
    public void A_schema_refuses_what_it_can_say(string json) => Assert.False(SlowSchema.Accepts(ContractSchemas.Of<Tree>(), json));

    [Fact]
    public void Models_of_the_gateway_say_what_they_lose()
    {
        var path = Path.Combine(Repository.Root, "tests/Parapet.Guard.Tests/Expected/gateway-models.txt");
        var actual = string.Join('\n', Describe(GatewayModel.Of<Order>()), Describe(GatewayModel.Of<Everything>()), Describe(GatewayModel.Of<Tree>())) + "\n";
        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Describe(GatewayModel model) => string.Join('\n', [model.Schema, .. model.Losses.Select(loss => $"{loss.Contract}{loss.Pointer} {loss.Rule}: {loss.Reason}"), ""]);

    private static void Compare<T>(Contract contract)
        where T : class, IEventContract<T>
    {
        var schema = ContractSchemas.Of<T>();
        var model = GatewayModel.Of<T>().Schema;
        var documents = new Documents();
        var (accepted, refused) = (0, 0);
        Gen.Int.Sample(
            seed =>
            {
                documents.Restart(new Random(seed));
                var utf8 = documents.Write(contract);
                var violations = new Violations();
                if (T.Validate(utf8, ref violations))
                {
                    accepted++;
                    var json = System.Text.Encoding.UTF8.GetString(utf8);
                    Assert.True(SlowSchema.Accepts(schema, json), json);
                    Assert.True(SlowSchema.Accepts(model, json), json);
                }
                else if (violations[0].Rule is Rules.Type or Rules.Required or Rules.Unknown or Rules.Allowed)
                {
                    refused++;
                    Assert.False(SlowSchema.Accepts(schema, System.Text.Encoding.UTF8.GetString(utf8)) && violations.Count > 0, violations[0].ToString());
                }
            },
            iter: 3000,
            threads: 1);
        Assert.True(accepted > 100 && refused > 100);
    }
}
