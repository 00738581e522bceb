using System.Diagnostics;
using Parapet.Guard;
using Parapet.Guard.Events;

namespace GuardedFunction;

/// <summary>How long the first event of a process takes, and the second.</summary>
internal static class FirstCall
{
    public static async Task MeasureAsync(GuardedHandler handler, byte[] utf8)
    {
        var read = (Read(utf8), Read(utf8));
        var handled = (await HandleAsync(handler, utf8), await HandleAsync(handler, utf8));
        Console.WriteLine($"check and read: first {read.Item1:F1} µs, second {read.Item2:F1} µs");
        Console.WriteLine($"whole answer: first {handled.Item1:F1} µs, second {handled.Item2:F1} µs");
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
