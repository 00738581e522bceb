namespace Parapet.Guard.Handling;

/// <summary>Runs what may throw anything, and keeps of it only the type: messages of exceptions like to quote what they stumbled over.</summary>
internal static class Attempt
{
    /// <summary>The name of the exception's type, or null when there was none.</summary>
    public static async Task<string?> RunAsync(Func<Task> work)
    {
        var task = Start(work);
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsFaulted ? task.Exception.InnerException!.GetType().Name : task.IsCanceled ? nameof(OperationCanceledException) : null;
    }

    // Also what is thrown before the first await ends up in the task.
    private static async Task Start(Func<Task> work) => await work();
}
