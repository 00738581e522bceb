namespace Parapet.Guard.Reading;

public ref partial struct EventReader
{
    /// <summary>Passes over a value of any kind and returns it as it is written.</summary>
    public ReadOnlySpan<byte> TakeValue()
    {
        Peek();
        var start = position;
        Skip();
        return utf8[start..position];
    }
}
