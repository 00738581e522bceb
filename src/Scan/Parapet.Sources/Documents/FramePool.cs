using Parapet.Values;

namespace Parapet.Sources.Documents;

/// <summary>Frames to be used again: a document has thousands of lists and maps, but few are open at a time.</summary>
internal sealed class FramePool(ProblemLog problems)
{
    private readonly Stack<Frame> idle = new();

    public Frame Open(bool isMap, Location at)
    {
        var frame = idle.TryPop(out var used) ? used : new Frame(problems);
        frame.Begin(isMap, at);
        return frame;
    }

    /// <summary>The finished node; the frame must not be used after that.</summary>
    public Built Close(Frame frame, int lastLine)
    {
        idle.Push(frame);
        return frame.Close(lastLine);
    }
}
