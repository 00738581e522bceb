using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Parapet.Bench.Packages;

/// <summary>A zip as large as functions of Node have them: 600 packages in 20,000 files, 50 MB. The same bytes everywhere.</summary>
internal static class FunctionZip
{
    public const int Packages = 600;
    public const int Entries = 20_000;

    private const int Bytes = 50 << 20;

    // What lies in packages; the number makes each name another one.
    private static readonly string[] Files = ["lib/part-{0}.js", "dist/cjs/part-{0}.js", "dist/cjs/part-{0}.js.map", "dist/esm/part-{0}.mjs", "types/part-{0}.d.ts", "docs/part-{0}.md", "LICENSE-{0}", "test/part-{0}.test.js"];

    public static string NameOf(int package) => package % 5 == 0 ? $"@scope-{package % 7}/package-{package}" : $"package-{package}";

    public static string VersionOf(int package) => string.Create(CultureInfo.InvariantCulture, $"{1 + (package % 9)}.{package % 13}.{package % 5}");

    public static byte[] Make()
    {
        var into = new MemoryStream();
        using (var archive = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "index.js", Encoding.ASCII.GetBytes("exports.handler = async () => 'hello';\n"));
            var random = new Random(1);
            for (var index = 1; index < Entries; index++)
            {
                var package = index * Packages / Entries;
                var place = index - Math.Max(1, ((package * Entries) + Packages - 1) / Packages);
                var folder = $"node_modules/{NameOf(package)}/";
                if (place == 0)
                {
                    Add(archive, folder + "package.json", Manifest(package));
                }
                else
                {
                    Add(archive, folder + string.Format(CultureInfo.InvariantCulture, Files[place % Files.Length], place), Noise(random));
                }
            }
        }

        return into.ToArray();
    }

    // Hexadecimal digits shrink to a half, code to a third.
    private static byte[] Noise(Random random)
    {
        var noise = new byte[(Bytes / Entries) - 150];
        random.NextBytes(noise);
        return Encoding.ASCII.GetBytes(Convert.ToHexString(noise));
    }

    private static byte[] Manifest(int package) => Encoding.ASCII.GetBytes($$"""
        {
          "name": "{{NameOf(package)}}",
          "version": "{{VersionOf(package)}}",
          "description": "Does one thing well, as its name says.",
          "license": "MIT",
          "main": "dist/cjs/index.js",
          "module": "dist/esm/index.mjs",
          "scripts": { "build": "tsc", "test": "node --test", "lint": "eslint ." },
          "repository": { "type": "git", "url": "git+https://git.example/{{NameOf(package)}}.git" },
          "dependencies": { "{{NameOf((package * 7 + 1) % Packages)}}": "^1.0.0", "{{NameOf((package * 3 + 2) % Packages)}}": "~2.1.0" },
          "devDependencies": { "typescript": "^5.9.0", "eslint": "^9.0.0" },
          "engines": { "node": ">=20" }
        }
        """);

    private static void Add(ZipArchive archive, string path, byte[] content)
    {
        using var stream = archive.CreateEntry(path, CompressionLevel.Optimal).Open();
        stream.Write(content);
    }
}
