using System.Text;
using CsCheck;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Values;

namespace Parapet.Iam.Tests.Language;

public sealed class PolicyJsonTests
{
    private const int Mutants = 20_000;

    private const string Whole = """
        {
          "Version": "2012-10-17",
          "Id": "orders",
          "Statement": [
            {
              "Sid": "Read",
              "Effect": "Allow",
              "Principal": { "AWS": ["111111111111", "*"], "Service": "sns.amazonaws.com" },
              "Action": ["s3:GetObject", "s3:List*"],
              "NotResource": "arn:aws:s3:::a/${aws:username}/*",
              "Condition": { "StringLike": { "aws:PrincipalTag/team": ["x", "y*"] }, "NumericLessThan": { "s3:max-keys": 10 }, "Bool": { "aws:SecureTransport": true } }
            },
            { "Effect": "Deny", "NotPrincipal": "*", "NotAction": "iam:*", "Resource": "*" }
          ]
        }
        """;

    [Fact]
    public void Every_part_has_its_place()
    {
        var policy = Read(Whole);

        var read = policy.Statements[0];
        Assert.Equal(new Location("p.json", 5, 5), read.At);
        Assert.Equal(new Location("p.json", 9, 34), read.Actions[1].At);
        Assert.Equal(new Location("p.json", 8, 46), read.Principals[1].At);
        Assert.Equal(new Location("p.json", 11, 99), read.Conditions[1].At);
        Assert.Equal("orders", policy.Id.ValueOrDefault);
        Assert.Equal(["Version", "Id", "Statement"], policy.Elements.Select(element => element.Name));
        Assert.Equal(["10", "true"], read.Conditions.Skip(1).Select(condition => condition.Values[0].Text.Known));
        Assert.Empty(policy.Unknowns);
    }

    [Fact]
    public void Columns_count_as_editors_do() =>
        Assert.Equal(new Location("p.json", 1, 13), Read("""{"Id":"é𝄞","Sid":1,"Statement":[]}""").Elements[1].At);

    [Fact]
    public void A_byte_order_mark_is_no_fault() => Assert.Empty(Read("\uFEFF" + Whole).Unknowns);

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{", "no JSON")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\"}]} x", "no JSON")]
    [InlineData("[]", "a policy document is expected here")]
    [InlineData("{\"Statement\":[{\"Action\":{}}]}", "a string is expected here")]
    [InlineData("{\"Statement\":[{\"Condition\":[]}]}", "a map is expected here")]
    [InlineData("{\"Statement\":[{\"Condition\":{\"Bool\":\"x\"}}]}", "a map is expected here")]
    [InlineData("{\"Statement\":[{\"Principal\":[\"*\"]}]}", "a principal is expected here")]
    [InlineData("{\"Statement\":[\"x\"]}", "a policy statement is expected here")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Effect\":\"Deny\"}]}", "stands twice")]
    public void What_cannot_be_read_is_said(string text, string expected) =>
        Assert.Contains(Read(text).Unknowns.Select(unknown => unknown.Why.ToString()).Concat(Read(text).Statements.SelectMany(s => s.Effect.Cases).Select(c => c.Why?.ToString() ?? "")), why => why.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed() =>
        Assert.Contains("no JSON", Assert.Single(Read(string.Concat(Enumerable.Repeat("{\"Statement\":", 5_000))).Unknowns).Why.Detail, StringComparison.Ordinal);

    [Fact]
    public void A_duplicate_effect_leaves_the_decision_open()
    {
        var policy = Policy.Compile(Read("""{"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}"""), PolicyKind.Identity, "p");
        var request = new Request { Principal = RequestPrincipal.Parse("arn:aws:iam::111111111111:user/ana"), Action = "s3:GetObject", Resources = ["arn:aws:s3:::a/b"] };

        Assert.Equal(Decision.Unknown, Evaluator.Decide(request, new PolicySet { Identity = [policy] }));
    }

    [Fact]
    public void Mutated_policies_are_read_and_evaluated_without_a_fault() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Int[0, Whole.Length - 1], Gen.Byte, Gen.Int[0, 3]).Sample(
            (at, other, value, how) =>
            {
                var bytes = Encoding.UTF8.GetBytes(Whole).ToList();
                switch (how)
                {
                    case 0:
                        bytes[at] = value;
                        break;
                    case 1:
                        bytes.RemoveRange(Math.Min(at, other), Math.Abs(at - other));
                        break;
                    case 2:
                        bytes.InsertRange(at, bytes.GetRange(Math.Min(at, other), Math.Abs(at - other)));
                        break;
                    default:
                        (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
                        break;
                }

                var document = PolicyReader.ReadJson(bytes.ToArray(), "p.json");
                var policy = Policy.Compile(document, PolicyKind.Resource, "p");
                var request = new Request { Principal = RequestPrincipal.Anonymous, Action = "s3:GetObject", Resources = ["arn:aws:s3:::a/b"], Context = RequestContext.Open };
                return Evaluator.Explain(request, new PolicySet { Resource = policy }).Decision == Evaluator.Decide(request, new PolicySet { Resource = policy });
            },
            iter: Mutants);

    private static PolicyDocument Read(string text) => PolicyReader.ReadJson(Encoding.UTF8.GetBytes(text), "p.json");
}
