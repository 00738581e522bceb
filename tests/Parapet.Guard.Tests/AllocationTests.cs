using Parapet.Guard.Tests.Contracts;

namespace Parapet.Guard.Tests;

public sealed class AllocationTests
{
    private static readonly byte[] OrderJson = """{"orderId":"ORD-123456","email":"ann@example.com","currency":"EUR","lines":[{"sku":"AB1234","quantity":2,"price":9.5},{"sku":"CD1234","quantity":1,"price":1e1}]}"""u8.ToArray();

    private static readonly byte[] EverythingJson = """
        {"t\u0065xt":"\u00e4\ud83d\ude00\n","short":"ab","pattern":"abc","choice":3e2,"large":-9223372036854775808,"largest":1.8e19,"money":10.2500000000000000000000000000,
        "ratio":1.2345678901234567,"port":8.0,"part":0.33333334,"level":"very high","id":"00112233-4455-6677-8899-aabbccddeeff","at":"2024-02-29T12:30:00Z","link":"https://a.b/c","data":"AQI=",
        "coded":"AQI=","mail":"a@b","address":"::1","a/b~c":{"x":1,"y":2},"numbers":[1,null],"tags":["\u00e4"],"grid":[[true]],"map":{"a":1,"\u0062":2}}
        """u8.ToArray();

    private static readonly byte[] FractionsJson = """{"text":"t","short":"ab","ratio":2.5,"part":0.5}"""u8.ToArray();

    [Fact]
    public void A_valid_event_is_checked_without_allocating()
    {
        Assert.Equal(0, Allocated(() => IsValid<Order>(OrderJson)));
        Assert.Equal(0, Allocated(() => IsValid<Everything>(EverythingJson)));
        Assert.Equal(0, Allocated(() => IsValid<Everything>(FractionsJson)));
    }

    [Fact]
    public void Reading_allocates_the_object_and_nothing_else()
    {
        var made = Allocated(() => new Order
        {
            OrderId = new string('x', 10),
            Email = new string('x', 15),
            Currency = new string('x', 3),
            Lines = [new() { Sku = new string('x', 6), Quantity = 2, Price = 9.5m }, new() { Sku = new string('x', 6), Quantity = 1, Price = 10m }],
        }.Lines.Length > 0);
        Assert.Equal(made, Allocated(() =>
        {
            var violations = new Violations();
            return Order.Read(OrderJson, ref violations) is not null;
        }));
    }

    private static bool IsValid<T>(byte[] utf8)
        where T : class, IEventContract<T>
    {
        var violations = new Violations();
        return T.Validate(utf8, ref violations);
    }

    // The first times, memory is borrowed and code is compiled.
    private static long Allocated(Func<bool> work)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 100; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(work());
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
