namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>Hands out numbered work to several threads, and hands on what they made in the order of the numbers.</summary>
/// <param name="count">Pieces of work.</param>
/// <param name="degree">Threads.</param>
/// <param name="finish">Takes each result; one at a time, in order.</param>
internal sealed class OrderedQueue<T>(int count, int degree, Action<int, T> finish)
{
    // Results that wait for an earlier one are bounded by how far ahead work is handed out.
    private readonly int mostAhead = 8 * degree;
    private readonly Dictionary<int, T> waiting = [];
    private readonly object gate = new();
    private int next;
    private int finished;
    private bool stopped;

    /// <summary>Does work until none is left; to be called by each thread. An exception of one stops all.</summary>
    public void Work(Func<int, T> work)
    {
        var done = false;
        try
        {
            while (Take() is { } index)
            {
                Finish(index, work(index));
            }

            done = true;
        }
        finally
        {
            if (!done)
            {
                Stop();
            }
        }
    }

    private int? Take()
    {
        lock (gate)
        {
            // The thread with the earliest work is never among those that wait here, so that there is room in the end.
            while (!stopped && next < count && next - finished >= mostAhead)
            {
                Monitor.Wait(gate);
            }

            return stopped || next >= count ? null : next++;
        }
    }

    private void Finish(int index, T result)
    {
        lock (gate)
        {
            waiting.Add(index, result);
            while (waiting.Remove(finished, out var first))
            {
                finish(finished, first);
                finished++;
            }

            Monitor.PulseAll(gate);
        }
    }

    private void Stop()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }
    }
}
