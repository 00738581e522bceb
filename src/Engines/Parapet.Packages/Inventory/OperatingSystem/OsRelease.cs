namespace Parapet.Packages.Inventory.OperatingSystem;

/// <summary>What an image says it runs (https://www.freedesktop.org/software/systemd/man/latest/os-release.html).</summary>
/// <param name="Id">The <c>ID</c>, such as <c>amzn</c>.</param>
/// <param name="Release">The release as OSV writes it after the colon of an ecosystem; empty when there is none, as in a rolling distribution.</param>
public sealed record OsRelease(string Id, string Release)
{
    /// <summary>Reads the assignments of <c>os-release</c>.</summary>
    internal static OsRelease Of(ReadOnlyMemory<byte> content)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, line) in TextLines.Of(content))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                values[line[..equals].Trim()] = line[(equals + 1)..].Trim().Trim('"', '\'');
            }
        }

        var id = values.GetValueOrDefault("ID", "");
        var version = values.GetValueOrDefault("VERSION_ID", "");
        var numbers = version.Split('.');
        return new OsRelease(id, id switch
        {
            "alpine" => numbers.Length > 1 ? $"v{numbers[0]}.{numbers[1]}" : "",
            "ubuntu" => values.GetValueOrDefault("VERSION", "").Contains("LTS", StringComparison.Ordinal) ? version + ":LTS" : version,
            "almalinux" or "rocky" or "rhel" or "centos" => numbers[0],
            "wolfi" or "chainguard" => "",
            _ => version,
        });
    }
}
