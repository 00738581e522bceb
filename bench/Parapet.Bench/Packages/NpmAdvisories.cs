using System.Globalization;
using System.Text;
using Parapet.Packages.Advisories;

namespace Parapet.Bench.Packages;

/// <summary>A database of 10,000 made-up advisories about npm packages, every tenth about one that <see cref="FunctionZip"/> has.</summary>
internal static class NpmAdvisories
{
    private const int Count = 10_000;

    public static byte[] Compile() => AdvisoryCompiler.Compile(new()
    {
        Created = DateTimeOffset.UnixEpoch,
        Sources = [new() { Name = "npm", Advisories = [.. Enumerable.Range(0, Count).Select(Make)] }],
    });

    private static Advisory Make(int index)
    {
        var name = index % 10 == 0 ? FunctionZip.NameOf(index / 10 % FunctionZip.Packages) : $"other-{index}";
        var json = string.Create(CultureInfo.InvariantCulture, $$"""
            {"schema_version":"1.7.0","id":"GHSA-aaaa-bbbb-{{index:x4}}","aliases":["CVE-2025-{{10000 + index}}"],"modified":"2026-01-01T00:00:00Z","summary":"Something is wrong with {{name}}",
             "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N"}],
             "affected":[{"package":{"ecosystem":"npm","name":"{{name}}"},"ranges":[{"type":"SEMVER","events":[{"introduced":"{{1 + (index % 4)}}.0.0"},{"fixed":"{{3 + (index % 5)}}.2.0"}]}]}]}
            """);
        return OsvReader.Read(Encoding.UTF8.GetBytes(json), "npm").Advisory ?? throw new InvalidOperationException(json);
    }
}
