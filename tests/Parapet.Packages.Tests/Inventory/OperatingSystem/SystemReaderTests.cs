using System.Text;
using Parapet.Packages.Tests.Inventory.Made;

namespace Parapet.Packages.Tests.Inventory.OperatingSystem;

public sealed class SystemReaderTests
{
    internal const string Status = """
        Package: bash
        Status: install ok installed
        Maintainer: A <a@example.com>
        Architecture: amd64
        Version: 5.2.15-2+b2
        Source: bash (5.2.15-2)
        Description: GNU Bourne Again SHell
         Version: 9 is not a field here
         .

        Package: gone
        Status: deinstall ok config-files
        Version: 1.0

        Package: libssl3
        Status: install ok installed
        Source: openssl
        Version: 3.0.11-1~deb12u2
        """;

    internal const string Installed = """
        C:Q1EyN5AdpAOBJWKMR89pp/C66o+OE=
        P:libcrypto3
        V:3.1.4-r5
        A:x86_64
        L:Apache-2.0
        o:openssl
        F:lib
        R:libcrypto.so.3
        a:0:0:755
        F:usr/lib
        R:libcrypto.so.3

        P:busybox
        V:1.36.1-r15
        L:GPL-2.0-only
        """;

    [Fact]
    public void Dpkg_knows_packages_with_the_source_they_were_built_from()
    {
        var found = Found.In("var/lib/dpkg/status", Status);
        Assert.Equal(["bash 5.2.15-2+b2 System :1", "libssl3 3.0.11-1~deb12u2 System :15"], found.Listed());
        Assert.Equal([("bash", "5.2.15-2"), ("openssl", "")], found.Packages.Select(package => (package.SourceName, package.SourceVersion)));
    }

    [Fact]
    public void A_distroless_image_has_a_file_for_each_package()
    {
        var found = Found.In(
            ("var/lib/dpkg/status.d/libssl3", Encoding.UTF8.GetBytes("Package: libssl3\nVersion: 3.0.11-1\nSource: openssl\n")),
            ("var/lib/dpkg/status.d/libssl3.md5sums", Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef  usr/lib/x86_64-linux-gnu/libssl.so.3\n")));
        Assert.Equal(["libssl3 3.0.11-1 System :1"], found.Listed());
        Assert.Equal("libssl3", found.Owner("usr/lib/x86_64-linux-gnu/libssl.so.3"));
    }

    [Fact]
    public void The_list_of_a_package_says_which_files_it_owns()
    {
        var found = Found.In(("var/lib/dpkg/status", Encoding.UTF8.GetBytes(Status)), ("var/lib/dpkg/info/libssl3:amd64.list", Encoding.UTF8.GetBytes("/.\n/lib\n/lib/x86_64-linux-gnu\n/lib/x86_64-linux-gnu/libssl.so.3\n/etc\n/etc/ssl.cnf\n")));
        Assert.Equal("libssl3", found.Owner("usr/lib/x86_64-linux-gnu/libssl.so.3"));
        Assert.Equal("libssl3", found.Owner("etc/ssl.cnf"));
        Assert.Equal("nobody", found.Owner("etc"));
        Assert.All(found.Ownerships, owned => Assert.Equal("3.0.11-1~deb12u2", owned.Package.Version));
    }

    [Fact]
    public void A_list_without_its_package_owns_nothing() =>
        Assert.Empty(Found.In("var/lib/dpkg/info/gone.list", "/etc/gone\n").Ownerships);

    [Fact]
    public void Apk_knows_packages_with_their_files()
    {
        var found = Found.In("lib/apk/db/installed", Installed);
        Assert.Equal(["busybox 1.36.1-r15 System :13", "libcrypto3 3.1.4-r5 System :1"], found.Listed());
        Assert.Equal([("openssl", "Apache-2.0"), ("busybox", "GPL-2.0-only")], found.Packages.Select(package => (package.SourceName, package.License)));
        Assert.Equal("libcrypto3", found.Owner("usr/lib/libcrypto.so.3"));
    }

    [Theory]
    [InlineData("ID=debian\nVERSION_ID=\"12\"\n", "debian", "12")]
    [InlineData("ID=\"amzn\"\nVERSION_ID=\"2023\"\nVERSION=\"2023\"\n", "amzn", "2023")]
    [InlineData("ID=alpine\nVERSION_ID=3.20.3\n", "alpine", "v3.20")]
    [InlineData("ID=ubuntu\nVERSION_ID=\"22.04\"\nVERSION=\"22.04.4 LTS (Jammy Jellyfish)\"\n", "ubuntu", "22.04:LTS")]
    [InlineData("ID=ubuntu\nVERSION_ID='23.10'\nVERSION='23.10'\n", "ubuntu", "23.10")]
    [InlineData("ID=rocky\nVERSION_ID=9.4\n", "rocky", "9")]
    [InlineData("ID=wolfi\nVERSION_ID=20230201\n", "wolfi", "")]
    [InlineData("# nothing\n", "", "")]
    public void A_package_is_one_of_the_distribution_and_release(string osRelease, string distribution, string release)
    {
        // The order of the entries changes nothing; only a package of the operating system has a distribution.
        var package = Assert.Single(Found.In(("lib/apk/db/installed", "P:a\nV:1\n"u8.ToArray()), ("etc/os-release", Encoding.UTF8.GetBytes(osRelease)), ("usr/lib/os-release", "ID=other\n"u8.ToArray())).Packages);
        Assert.Equal((distribution, release), (package.Distribution, package.Release));
    }

    [Theory]
    [InlineData("var/lib/dpkg/status", "?")]
    [InlineData("lib/apk/db/installed", "?")]
    [InlineData("var/lib/rpm/rpmdb.sqlite", "?")]
    [InlineData("usr/lib/sysimage/rpm/Packages.db", "?")]
    [InlineData("var/lib/rpm/Packages", "?")]
    public void A_database_that_is_none_is_reported(string path, string content)
    {
        var found = Found.In(path, content);
        Assert.Empty(found.Packages);
        Assert.StartsWith($"{path} is not a", found.Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_folders_that_repeat_do_not_become_gigabytes()
    {
        var content = $"P:a\nV:1\nF:{new string('f', 4000)}\n{string.Concat(Enumerable.Repeat("R:x\n", 100_000))}";
        var found = Found.In("lib/apk/db/installed", content);
        Assert.True(found.Ownerships.Sum(owned => (long)owned.Path.Length) <= content.Length * 16L);
        Assert.Equal("lib/apk/db/installed lists longer paths than a file system has: files are left out", found.Problem());
    }
}
