namespace Parapet.Guard.Sinks;

/// <summary>A value was refused at a sink: it would have become more than data. The message is a fixed sentence that never contains the value, so that it can be logged and answered.</summary>
public sealed class UnsafeInputException : Exception
{
    internal UnsafeInputException(string reason)
        : base(reason)
    {
    }
}
