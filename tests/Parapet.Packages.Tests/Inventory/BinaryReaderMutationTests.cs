using System.Text;
using CsCheck;
using Parapet.Packages.Inventory;
using Parapet.Packages.Tests.Inventory.DotNet;
using Parapet.Packages.Tests.Inventory.Java;
using Parapet.Packages.Tests.Inventory.Made;
using Parapet.Packages.Tests.Inventory.OperatingSystem;
using Parapet.Packages.Tests.Inventory.Rust;

namespace Parapet.Packages.Tests.Inventory;

/// <summary>Valid files with bytes changed, cut, doubled and put in: none makes a reader throw, and what comes out is bounded by what went in.</summary>
public sealed class BinaryReaderMutationTests
{
    private const int Mutants = 20_000;

    private static readonly byte[] Header = RpmDatabases.Header("openssl-libs", "3.0.8", "1", 1, "openssl-3.0.8-1.src.rpm", "Apache-2.0", [.. Enumerable.Range(0, 60).Select(i => $"/usr/lib64/folder-{i / 8}/file-{i}.so")]);
    private static readonly byte[] Assembly = Assemblies.Of("Json", "13.0.0.0", "13.0.3+0a2e", "13.0.3.1");

    private static readonly (string Path, byte[] Content)[] Seeds =
    [
        ("lib/apk/db/installed", Utf8(SystemReaderTests.Installed)),
        ("Json.dll", Assembly),
        ("bin/rust", RustReaderTests.Program(RustReaderTests.Crates)),
        ("Cargo.lock", Utf8("[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry+https://registry.example\"\n")),
        ("a.deps.json", Utf8(DotNetReaderTests.Deps)),
        ("var/lib/dpkg/info/bash.list", Utf8("/.\n/bin\n/bin/bash\n/etc/bash.bashrc\n")),
        ("var/lib/dpkg/status", Utf8(SystemReaderTests.Status)),
        ("bootstrap", GoPrograms.InLine("go1.21.3")),
        ("bootstrap", GoPrograms.Pointers("go1.17.1", isWide: true, isBigEndian: false)),
        ("bootstrap", GoPrograms.Pointers("go1.17.1", isWide: false, isBigEndian: true)),
        ("go.mod", Utf8("module m\nrequire (\n\ta/b v1.0.0\n)\nreplace a/b => c/d v1.0.1\n")),
        ("gradle.lockfile", Utf8("a:b:1.0=testCompileClasspath\n")),
        JarTests.Jar("lib/mail-1.4.7.jar", "/mail/pom.properties"),
        JarTests.Manifest("lib/mail-1.4.7.jar", "Bundle-SymbolicName: javax.mail;x=y\nImplementation-Version: 1.4.7"),
        ("etc/os-release", Utf8("ID=alpine\nVERSION_ID=\"3.20.3\"\n")),
        ("packages.config", Utf8("<?xml version=\"1.0\" encoding=\"utf-8\"?><packages><package id=\"a\" version=\"1.0\"/></packages>")),
        ("packages.lock.json", Utf8("""{"dependencies":{"net8.0":{"A":{"type":"Direct","resolved":"1.0.0"}}}}""")),
        JarTests.Pom("lib/mail-1.4.7.jar", "javax.mail", "mail", "1.4.7"),
        ("pom.xml", Utf8(PomXmlReaderTests.Project)),
        ("lib/mail-1.4.7.jar!/META-INF/maven/javax.mail/mail/pom.xml", Utf8(PomXmlReaderTests.Project)),
        ("obj/project.assets.json", Utf8("""{"libraries":{"A/1.0.0":{"type":"package"}}}""")),
        ("var/lib/rpm/Packages", RpmDatabases.Berkeley(false, Header, Header)),
        ("var/lib/rpm/Packages", RpmDatabases.Berkeley(true, Header, Header)),
        ("var/lib/rpm/Packages.db", RpmDatabases.Ndb(Header, Header)),
        ("var/lib/rpm/rpmdb.sqlite", RpmDatabases.Sqlite([.. Enumerable.Repeat(Header, 12)])),
        ("bin/bundle", Bundles.Of(6, true, ("a.deps.json", Bundles.DepsJson, Utf8(DotNetReaderTests.Deps)))),
        ("bin/bundle", Bundles.Of(2, false, ("Json.dll", Bundles.Assembly, Assembly))),
    ];

    private static readonly Gen<(int Seed, (int Kind, double At, int Length, byte Value)[] Edits)> Mutant =
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 5], Gen.Double[0, 1], Gen.Int[1, 64], Gen.Byte).Array[1, 6]);

    [Fact]
    public void Every_reader_has_a_seed_that_it_reads()
    {
        var read = InventoryReaders.All.Where(reader => reader.GetType().Namespace is { } room && Rooms.Any(name => room.Contains(name, StringComparison.Ordinal)))
            .Where(reader => !Seeds.Any(seed => Found.Wants(reader, seed.Path, seed.Content)));
        Assert.Equal([], read.Select(reader => reader.Format));
    }

    [Fact]
    public void No_mutant_makes_a_reader_throw_or_say_more_than_it_holds() =>
        Mutant.Sample(
            mutant =>
            {
                var (path, content) = Seeds[mutant.Seed];
                var bytes = mutant.Edits.Aggregate(content, Edit);
                var found = Found.In((path, bytes));
                Assert.True(found.Packages.Count <= bytes.Length + 64, "more packages than bytes");
                Assert.True(found.Ownerships.Sum(owned => (long)owned.Path.Length) <= (16L * bytes.Length) + (1 << 20), "more paths than bytes");
            },
            iter: Mutants,
            print: mutant => $"{Seeds[mutant.Seed].Path} {string.Join(' ', mutant.Edits)}");

    private static string[] Rooms => [".DotNet", ".Elf", ".Go", ".Java", ".OperatingSystem", ".Rust"];

    private static byte[] Edit(byte[] bytes, (int Kind, double At, int Length, byte Value) edit)
    {
        var at = (int)(edit.At * Math.Max(0, bytes.Length - 1));
        var length = Math.Min(edit.Length, bytes.Length - at);
        switch (edit.Kind)
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            case 2:
                return [.. bytes[..at], .. Enumerable.Repeat(edit.Value, edit.Length), .. bytes[at..]];
            default:
                var changed = bytes.ToArray();
                changed.AsSpan(at, edit.Kind == 3 ? Math.Min(length, 8) : Math.Min(length, 1)).Fill(edit.Kind == 4 ? (byte)0xff : edit.Value);
                return changed;
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
