using System.Text;

namespace Parapet.Cli.Tests;

/// <summary>
/// Compares output with a file under Expected/, byte for byte.
/// To accept what the program prints now: PARAPET_ACCEPT=1 dotnet run --project tests/Parapet.Cli.Tests
/// </summary>
internal static class Golden
{
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Parapet.Root, "tests", "Parapet.Cli.Tests", "Expected", name);
        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        Assert.True(File.Exists(path), $"{name} is missing; accept it with PARAPET_ACCEPT=1");
        Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(path)), actual);
    }
}
