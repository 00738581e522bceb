using System.Text;

namespace Parapet.Packages.Tests.Sbom;

/// <summary>
/// Compares output with a file under Expected/, byte for byte.
/// To accept what is written now: PARAPET_ACCEPT=1 dotnet run --project tests/Parapet.Packages.Tests
/// </summary>
internal static class Golden
{
    public static void Matches(string name, byte[] actual)
    {
        var path = Path.Combine(Folder("Expected"), name);
        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            File.WriteAllBytes(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} is missing; accept it with PARAPET_ACCEPT=1");
        Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(path)), Encoding.UTF8.GetString(actual));
    }

    public static string Folder(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Parapet.slnx")))
        {
            root = root.Parent;
        }

        Assert.NotNull(root);
        return Path.Combine(root.FullName, "tests", "Parapet.Packages.Tests", "Sbom", name);
    }
}
