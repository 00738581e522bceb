using System.Text;
using CsCheck;
using Parapet.Guard.Tests.Contracts;
using Parapet.Guard.Tests.Interpreter;

namespace Parapet.Guard.Tests;

/// <summary>What the generator wrote and what the interpreter says are the same, for valid events, events that break rules, and broken bytes.</summary>
public sealed class AgreementTests
{
    private const int Documents = 40_000;

    [Fact]
    public void Orders_agree() => Agree<Order>(Descriptions.Order);

    [Fact]
    public void Everything_agrees() => Agree<Everything>(Descriptions.Everything);

    [Fact]
    public void Lenient_contracts_agree() => Agree<Lenient>(Descriptions.Lenient);

    [Fact]
    public void Contracts_that_contain_themselves_agree() => Agree<Tree>(Descriptions.Tree);

    private static void Agree<T>(Contract contract)
        where T : class, IEventContract<T>
    {
        var documents = new Documents();
        var accepted = 0;
        var rules = new HashSet<string>(StringComparer.Ordinal);
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                documents.Restart(random);
                var utf8 = documents.Write(contract);
                Compare<T>(seed % 3 == 0 ? documents.Break(utf8) : utf8, contract, 1 + random.Next(5), ref accepted, rules);
            },
            iter: Documents,
            threads: 1);

        // The documents must be of both kinds, or nothing was compared.
        Assert.InRange(accepted, Documents / 20, Documents * 9 / 10);
        Assert.True(rules.Count >= 5, string.Join(", ", rules));
    }

    private static void Compare<T>(byte[] utf8, Contract contract, int limit, ref int accepted, HashSet<string> rules)
        where T : class, IEventContract<T>
    {
        var text = Encoding.UTF8.GetString(utf8);
        var expected = SlowGuard.Check(utf8, contract, limit);
        var violations = new Violations(limit);
        var isValid = T.Validate(utf8, ref violations);
        var found = violations.ToArray();
        Assert.True(expected.SequenceEqual(found.Select(violation => (violation.Pointer, violation.Rule))), $"{text}\nexpected {string.Join("; ", expected)}\nfound {string.Join("; ", found)}");
        Assert.True(isValid == (expected.Count == 0), text);

        violations.Clear();
        var value = T.Read(utf8, ref violations);
        Assert.True(isValid == value is not null, text);
        Assert.Equal(found, violations.ToArray());
        accepted += isValid ? 1 : 0;
        rules.UnionWith(found.Select(violation => violation.Rule));
    }
}
