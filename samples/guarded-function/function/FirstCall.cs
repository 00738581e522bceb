using System.Diagnostics;
using Parapet.Guard;
using Parapet.Guard.Events;

namespace GuardedFunction;

/// <summary>How long the first event of a process takes, and the second.</summary>
internal static class FirstCall
{
    private static ReadOnlySpan<byte> Order => """{"orderId":"ORD-123456","items":[{"sku":"AB1234","quantity":2,"price":9.5},{"sku":"CD1234","quantity":1,"price":12.75},{"sku":"EF1234","quantity":3,"price":129.90},{"sku":"GH1234","quantity":1,"price":0.99}]}"""u8;

    public static async Task MeasureAsync(GuardedHandler handler, byte[] utf8)
    {
        var order = (ReadOrder(), ReadOrder());
        var read = (Read(utf8), Read(utf8));
        var handled = (await HandleAsync(handler, utf8), await HandleAsync(handler, utf8));
        Console.WriteLine($"check and read an order of {Order.Length} bytes: first {order.Item1:F1} µs, second {order.Item2:F1} µs");
        Console.WriteLine($"check and read the whole event: first {read.Item1:F1} µs, second {read.Item2:F1} µs");
        Console.WriteLine($"whole answer: first {handled.Item1:F1} µs, second {handled.Item2:F1} µs");
    }

    private static double ReadOrder()
    {
        var start = Stopwatch.GetTimestamp();
        var violations = new Violations();
        var order = ImportedOrder.Read(Order, ref violations);
        var time = Stopwatch.GetElapsedTime(start);
        return order is null ? throw new EventRefusedException([.. violations.AsSpan()]) : time.TotalMicroseconds;
    }

    private static double Read(byte[] utf8)
    {
        var start = Stopwatch.GetTimestamp();
        var violations = new Violations();
        var request = ApiV2<CreateOrder>.Read(utf8, ref violations);
        var time = Stopwatch.GetElapsedTime(start);
        return request is null ? throw new EventRefusedException([.. violations.AsSpan()]) : time.TotalMicroseconds;
    }

    private static async Task<double> HandleAsync(GuardedHandler handler, byte[] utf8)
    {
        var start = Stopwatch.GetTimestamp();
        await handler.InvokeAsync(utf8, new Invocation("first-call", TimeSpan.FromSeconds(3)));
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
