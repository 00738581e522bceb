namespace Parapet.Guard;

/// <summary>The string must be written in a format.</summary>
/// <param name="format">The format.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TextFormatAttribute(TextFormat format) : Attribute
{
    /// <summary>The format.</summary>
    public TextFormat Format { get; } = format;
}
