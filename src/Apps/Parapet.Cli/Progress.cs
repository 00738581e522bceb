using Spectre.Console;

namespace Parapet.Cli;

/// <summary>Shows how far long work is, on standard error; nothing for short work or when standard error is no terminal.</summary>
internal static class Progress
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Does the work on another thread and draws a bar with the rate and the time left when it takes long.</summary>
    /// <param name="what">What is being done, as one word.</param>
    /// <param name="total">How many steps there are.</param>
    /// <param name="work">The work; it calls its argument after each step, from any thread.</param>
    public static void Show(string what, int total, Action<Action> work)
    {
        var done = 0;
        Show(() => work(() => Interlocked.Increment(ref done)), total, () => Volatile.Read(ref done), () => what, [new RemainingTimeColumn()]);
    }

    /// <summary>Does the work on another thread and draws a bar with bytes and events a second and the time left when it takes long.</summary>
    /// <param name="what">What is being done, as a few words.</param>
    /// <param name="bytes">How many bytes there are to read.</param>
    /// <param name="work">The work; it tells what it has read, from any thread.</param>
    public static void ShowReading(string what, long bytes, Action<ReadingMeter> work)
    {
        var meter = new ReadingMeter();
        Show(() => work(meter), bytes, () => meter.Bytes, () => $"{what}, {meter.Rate}", [new TransferSpeedColumn(), new RemainingTimeColumn()]);
    }

    private static void Show(Action work, double total, Func<double> done, Func<string> what, ReadOnlySpan<ProgressColumn> last)
    {
        var running = Task.Run(work);
        if (Terminal.ErrorTakesProgress && !running.IsCompleted && !Wait(running, Patience))
        {
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
                .Progress()
                .AutoClear(true)
                .Columns([new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), .. last])
                .Start(display =>
                {
                    var bar = display.AddTask(what(), maxValue: Math.Max(total, 1));
                    do
                    {
                        bar.Value = done();
                        bar.Description = what();
                    }
                    while (!Wait(running, Interval));
                });
        }

        running.GetAwaiter().GetResult();
    }

    // Waiting must not throw what the work throws: that is for the caller, once the bar is gone.
    private static bool Wait(Task running, TimeSpan time) => Task.WaitAny([running], time) == 0;
}
