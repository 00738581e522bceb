using System.ComponentModel;

namespace Parapet.Guard.Reading;

/// <summary>Tells readers at compile time whether the object is wanted, so that checking and reading are the same code. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReadMode
{
    /// <summary>Whether the object is wanted.</summary>
    static abstract bool Builds { get; }
}

/// <summary>Only checks. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Validating : IReadMode
{
    /// <inheritdoc />
    public static bool Builds => false;
}

/// <summary>Checks and makes the object. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Building : IReadMode
{
    /// <inheritdoc />
    public static bool Builds => true;
}
