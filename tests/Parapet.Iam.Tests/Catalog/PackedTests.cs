using CsCheck;
using Parapet.Iam.Catalog.Packed;

namespace Parapet.Iam.Tests.Catalog;

public sealed class PackedTests
{
    private static readonly byte[] Services = EmbeddedTable.Read("services.bin");
    private static readonly byte[] Policies = EmbeddedTable.Read("managed-policies.bin");

    [Fact]
    public void The_built_in_data_stays_small() => Assert.InRange(Services.Length + Policies.Length, 500_000, 1_200_000);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(8_000)]
    [InlineData(200_000)]
    public void A_file_that_ends_early_is_an_error(int length)
    {
        Assert.Throws<InvalidDataException>(() => new ServiceTable(Services[..length]));
        Assert.Throws<InvalidDataException>(() => new PolicyTable(Policies[..length]));
    }

    [Fact]
    public void Damaged_services_give_an_error_or_a_value() =>
        Damage(Services, 8_500).Sample(bytes => Survives(() =>
        {
            var table = new ServiceTable(bytes);
            foreach (var prefix in table.Prefixes.Take(20))
            {
                Survives(() => table.Find(prefix)?.ConditionKey("aws:RequestTag/x"));
            }

            table.StrayKey("saml:aud");
        }));

    [Fact]
    public void Damaged_policies_give_an_error_or_a_value() =>
        Damage(Policies, 14_000).Sample(bytes => Survives(() =>
        {
            var table = new PolicyTable(bytes);
            for (var i = 0; i < Math.Min(50, table.Names.Length); i++)
            {
                Survives(() => table.At(i));
            }
        }));

    [Fact]
    public void Damage_inside_a_block_is_noticed_or_gives_a_service() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Survives(() => ServiceBlock.Read("x", bytes)), iter: 20_000);

    private static Gen<byte[]> Damage(byte[] original, int indexLength) =>
        Gen.Select(Gen.Int[0, indexLength], Gen.Byte, Gen.Int[0, original.Length - 1], Gen.Byte, (at, value, far, other) =>
        {
            var copy = original.ToArray();
            copy[at] = value;
            copy[far] = other;
            return copy;
        });

    private static void Survives(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidDataException)
        {
            // The answer that is asked for.
        }
    }
}
