using System.Text;

namespace Parapet.Guard.Tests.Sinks;

/// <summary>Texts that are the same after a way through UTF-8.</summary>
internal static class Wellformed
{
    public static bool Is(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
