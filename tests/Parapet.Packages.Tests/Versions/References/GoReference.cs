using System.Text.RegularExpressions;

namespace Parapet.Packages.Tests.Versions.References;

internal static class GoReference
{
    private const string Numbers = @"(?<major>0|[1-9][0-9]*)(?:\.(?<minor>0|[1-9][0-9]*)(?:\.(?<patch>0|[1-9][0-9]*))?)?";

    /// <summary>The SemVer that a version of Go stands for.</summary>
    public static Match ToSemVer(string version)
    {
        version = version.Trim();
        var isToolchain = version.StartsWith("go", StringComparison.Ordinal);
        var text = isToolchain ? Regex.Replace(version[2..], "(?s)[ -].*", "") : Regex.Replace(version, "^v", "");
        var kind = version.StartsWith('v') ? Match.Empty : Regex.Match(text, $@"^{Numbers}(?<kind>alpha|beta|rc)(?<number>[0-9]+)\z");
        if (kind.Success)
        {
            return SemVerReference.Strict($"{Filled(kind)}-{kind.Groups["kind"].Value}.{kind.Groups["number"].Value}");
        }

        var shortened = Regex.Match(text, $@"^{Numbers}\z");
        return SemVerReference.Strict(shortened.Success ? Filled(shortened) : text);
    }

    private static string Filled(Match match) => string.Join('.', ((string[])["major", "minor", "patch"]).Select(name => match.Groups[name] is { Success: true } group ? group.Value : "0"));
}
