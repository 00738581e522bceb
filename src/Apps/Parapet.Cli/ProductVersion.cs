using System.Reflection;

namespace Parapet.Cli;

/// <summary>The version that reports carry.</summary>
internal static class ProductVersion
{
    /// <summary>As in <c>parapet --version</c>.</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
