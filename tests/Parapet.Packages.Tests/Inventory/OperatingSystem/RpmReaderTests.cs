using System.IO.Compression;
using Parapet.Packages.Tests.Inventory.Made;

namespace Parapet.Packages.Tests.Inventory.OperatingSystem;

public sealed class RpmReaderTests
{
    private static readonly byte[] OpenSsl = RpmDatabases.Header("openssl-libs", "3.0.8", "1.amzn2023.0.3", 1, "openssl-3.0.8-1.amzn2023.0.3.src.rpm", "Apache-2.0", "/usr/lib64/libssl.so.3", "/usr/lib64/libcrypto.so.3", "/etc/pki/tls/openssl.cnf");

    // Longer than a page of any of the databases.
    private static readonly byte[] Large = RpmDatabases.Header("glibc", "2.34", "52.amzn2023", 0, "glibc-2.34-52.amzn2023.src.rpm", "LGPL-2.1", [.. Enumerable.Range(0, 400).Select(i => $"/usr/share/locale/language-{i}/LC_MESSAGES/libc.mo")]);

    private static readonly byte[] Key = RpmDatabases.Header("gpg-pubkey", "d832c631", "6515c85e", 0, "", "pubkey");

    // Written by BerkeleyDB 5.3 (db_load, pages of 512 bytes), then compressed by deflate.
    private const string WrittenByBerkeley = """
        7VW9TkIxGP16+VES2NTJwcHFGO61LaIm7sZEEwcHByQB1ECiaACNGl/BJ/AtdPQpXJ1cJOpiXFiMxpYWerg6yCQmfKTNOW1zz0e/npaIiJGJwnicEhp4qo2asRh9j+TONdEn0cfN1lVu
        wowx+I6OiGp3l+V8eHwYgxfhGkXpkVHqnbXYG3scFu//R6TVamoj3+pCe90O6+/Bco9e2/VXfc94P/6nof8H9SToq7moOsag/pGu9zVvMhoxb4B3r+aeFI67xZFny2OWv1ietLxl+bjh
        0THLJy3PWaFl1WYU3LbvzYPleautz6tXLNTLlPGFn8mSzPiFg/OqoJWNtRM5S3oubebSnTm/Xiv5taODHy64gWzt/7dX2d9Nz/mN04aB3EHhoHQw4+C8g1kHFxxcdHAJJIycTSMKZ4DR
        ha6/WQWZcEiFQy4ckuGQDYd0OOTDISEOGQnYAIE7ALoCdAXoCtAVoCtAV4CuAF0JuhJ0JW496ErQlaArQVeCrgRdaXSD43otKFaqgUH1cqG2G+wclgJ9GoI/eP9jPVwZz/qfZB/+Hwn5
        PxHyfyrk/ynLO/6fttz6X98FxBqV6hlx9Vtf3SRN0lzZo9fk7TVuT4fx6/gC
        """;

    private static readonly Dictionary<string, (string Path, byte[] Content)> Made = new()
    {
        ["sqlite"] = ("var/lib/rpm/rpmdb.sqlite", RpmDatabases.Sqlite(OpenSsl, Large, Key)),
        ["sqlite with inner pages"] = ("usr/lib/sysimage/rpm/rpmdb.sqlite", RpmDatabases.Sqlite([Key, Large, .. Enumerable.Repeat(Large, 200), OpenSsl])),
        ["ndb"] = ("usr/lib/sysimage/rpm/Packages.db", RpmDatabases.Ndb(OpenSsl, Large, Key)),
        ["berkeley"] = ("var/lib/rpm/Packages", RpmDatabases.Berkeley(isBigEndian: false, OpenSsl, Large, Key)),
        ["berkeley, big endian"] = ("var/lib/rpm/Packages", RpmDatabases.Berkeley(isBigEndian: true, OpenSsl, Large, Key)),
    };

    public static TheoryData<string> Databases => ["sqlite", "sqlite with inner pages", "ndb", "berkeley", "berkeley, big endian"];

    [Theory]
    [MemberData(nameof(Databases))]
    public void Every_form_of_the_database_holds_the_same(string database)
    {
        var found = Found.In(Made[database]);
        Assert.Equal("", found.Problem());
        Assert.Equal(["glibc 2.34-52.amzn2023 System", "openssl-libs 1:3.0.8-1.amzn2023.0.3 System"], found.Listed().Distinct());
        Assert.Equal(["glibc", "openssl"], found.Packages.Select(package => package.SourceName).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("openssl-libs", found.Owner("usr/lib64/libcrypto.so.3"));
        Assert.Equal("openssl-libs", found.Owner("etc/pki/tls/openssl.cnf"));
        Assert.Equal("glibc", found.Owner("usr/share/locale/language-399/LC_MESSAGES/libc.mo"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void A_database_that_is_cut_off_is_reported(string database) =>
        Assert.NotEmpty(Found.In((Made[database].Path, Made[database].Content[..^700])).Problems);

    [Fact]
    public void A_header_that_lies_about_its_length_is_reported()
    {
        var header = OpenSsl.ToArray();
        header[4] = 0x7f;
        Assert.Equal("var/lib/rpm/rpmdb.sqlite has 1 part that cannot be read: packages are missing", Found.In(("var/lib/rpm/rpmdb.sqlite", RpmDatabases.Sqlite(header, Large))).Problem());
    }

    [Fact]
    public void A_database_that_berkeleydb_itself_wrote_is_read()
    {
        using var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(WrittenByBerkeley)), CompressionMode.Decompress);
        using var database = new MemoryStream();
        deflate.CopyTo(database);
        var found = Found.In(("var/lib/rpm/Packages", database.ToArray()));
        Assert.Equal("", found.Problem());
        Assert.Equal(["bash 4.2.46-34.amzn2 System", "tiny 1-1 System"], found.Listed());
        Assert.Equal("bash", found.Owner("usr/share/doc/bash/file-39.txt"));
    }

    [Fact]
    public void Changes_that_wait_in_a_log_are_reported()
    {
        Assert.Equal("var/lib/rpm/rpmdb.sqlite-wal may hold changes that are not in the database yet: packages may be missing", Found.In("var/lib/rpm/rpmdb.sqlite-wal", "x").Problem());
        Assert.Equal("", Found.In("var/lib/rpm/rpmdb.sqlite-wal", "").Problem());
    }
}
