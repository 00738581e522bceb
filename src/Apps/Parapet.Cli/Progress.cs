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
        var running = Task.Run(() => work(() => Interlocked.Increment(ref done)));
        if (Terminal.ErrorTakesProgress && !running.IsCompleted && !Wait(running, Patience))
        {
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
                .Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .Start(display =>
                {
                    var bar = display.AddTask(what, maxValue: total);
                    do
                    {
                        bar.Value = Volatile.Read(ref done);
                    }
                    while (!Wait(running, Interval));
                });
        }

        running.GetAwaiter().GetResult();
    }

    // Waiting must not throw what the work throws: that is for the caller, once the bar is gone.
    private static bool Wait(Task running, TimeSpan time) => Task.WaitAny([running], time) == 0;
}
