namespace Parapet.Guard.Handling;

/// <summary>What headers are made of (https://www.rfc-editor.org/rfc/rfc9110#section-5).</summary>
internal static class HeaderCharacters
{
    public static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal);

    public static bool IsOfValue(char character) => !char.IsControl(character) || character == '\t';
}
