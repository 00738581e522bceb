using CsCheck;
using Parapet.Packages.Inventory;
using Parapet.Packages.Sbom;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Sbom;

/// <summary>The rules of https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst and of its types, each with an example of our own.</summary>
public sealed class PackageUrlTests
{
    [Theory]
    [InlineData("pkg:npm/left-pad@1.3.0", "pkg:npm/left-pad@1.3.0")]
    [InlineData("PKG:NPM/left-pad@1.3.0", "pkg:npm/left-pad@1.3.0")] // scheme and type in lower case
    [InlineData("pkg://npm///left-pad@1.3.0", "pkg:npm/left-pad@1.3.0")] // slashes after the scheme and around the parts do not count
    [InlineData("pkg:npm/left-pad/@1.3.0", "pkg:npm/left-pad@1.3.0")]
    [InlineData("pkg:npm/%40acme/thing@2", "pkg:npm/%40acme/thing@2")] // the @ of a scope is encoded
    [InlineData("pkg:npm/@acme/thing@2", "pkg:npm/%40acme/thing@2")]
    [InlineData("pkg:npm/@acme/thing", "pkg:npm/%40acme/thing")]
    [InlineData("pkg:npm/Acme", "pkg:npm/acme")]
    [InlineData("pkg:deb/Debian/Attr@1:2.4-2%2Bb1?arch=amd64", "pkg:deb/debian/attr@1:2.4-2%2Bb1?arch=amd64")] // the colon is never encoded, the plus always
    [InlineData("pkg:deb/debian/attr@1%3A2.4", "pkg:deb/debian/attr@1:2.4")]
    [InlineData("pkg:deb/debian/attr@1+b1", "pkg:deb/debian/attr@1%2Bb1")]
    [InlineData("pkg:generic/a%20b@1%2F2", "pkg:generic/a%20b@1%2F2")]
    [InlineData("pkg:generic/caf%C3%A9", "pkg:generic/caf%C3%A9")]
    [InlineData("pkg:generic/café", "pkg:generic/caf%C3%A9")]
    [InlineData("pkg:generic/a~b_c-d.e", "pkg:generic/a~b_c-d.e")]
    [InlineData("pkg:generic/a%7eb", "pkg:generic/a~b")] // what needs no encoding loses it
    [InlineData("pkg:generic/a?z=1&B=2&empty=&none", "pkg:generic/a?b=2&z=1")] // keys in lower case, in order, without empty values
    [InlineData("pkg:generic/a?url=https://example.org/x", "pkg:generic/a?url=https:%2F%2Fexample.org%2Fx")]
    [InlineData("pkg:generic/a?a=1&a.b=2&a1=3&aa=4", "pkg:generic/a?a.b=2&a1=3&a=1&aa=4")] // pairs are sorted with their =
    [InlineData("pkg:generic/a?sum=sha1:0a,sha256:0b", "pkg:generic/a?sum=sha1:0a%2Csha256:0b")]
    [InlineData("pkg:generic/a#/b/./../c//", "pkg:generic/a#b/c")]
    [InlineData("pkg:generic/a@1?b=2#c", "pkg:generic/a@1?b=2#c")]
    [InlineData("pkg:pypi/Typing__Extensions.X@4", "pkg:pypi/typing-extensions-x@4")]
    [InlineData("pkg:golang/GitHub.com/Acme/Mod/v2@v2.0.1", "pkg:golang/github.com/acme/mod/v2@v2.0.1")]
    [InlineData("pkg:composer/Acme/Thing@1", "pkg:composer/acme/thing@1")]
    [InlineData("pkg:nuget/Newtonsoft.Json@13.0.3", "pkg:nuget/Newtonsoft.Json@13.0.3")]
    [InlineData("pkg:maven/Org.Acme/Thing@1", "pkg:maven/Org.Acme/Thing@1")]
    [InlineData("pkg:rpm/Fedora/Curl@7", "pkg:rpm/fedora/Curl@7")]
    [InlineData("pkg:apk/Alpine/Curl@7", "pkg:apk/alpine/curl@7")]
    [InlineData("pkg:cargo/Rand@7", "pkg:cargo/Rand@7")]
    [InlineData("pkg:a.b-c/d", "pkg:a.b-c/d")]
    public void A_package_URL_is_brought_to_its_canonical_form(string text, string canonical)
    {
        Assert.Equal(canonical, PackageUrl.Parse(text)?.ToString());
        Assert.Equal(canonical, PackageUrl.Parse(canonical)?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("left-pad@1.3.0")]
    [InlineData("http:npm/left-pad")]
    [InlineData("pkg%3Anpm/left-pad")]
    [InlineData("pkg:npm")]
    [InlineData("pkg:left-pad@1")]
    [InlineData("pkg:npm/")]
    [InlineData("pkg:npm/@1.0")]
    [InlineData("pkg:3npm/a")]
    [InlineData("pkg:n&m/a")]
    [InlineData("pkg:n:m/a")]
    [InlineData("pkg:n%70m/a")]
    [InlineData("pkg:npm/a?in%20x=1")]
    [InlineData("pkg:npm/a?1x=1")]
    [InlineData("pkg:npm/a?=1")]
    [InlineData("pkg:npm/a?x=1&X=2")]
    [InlineData("pkg:npm/a%2")]
    [InlineData("pkg:npm/a%zz")]
    [InlineData("pkg:npm/a%FF")]
    [InlineData("pkg:npm/a%2Fb/c")] // a slash inside a segment of the namespace
    [InlineData("pkg:npm/a#b%2Fc")]
    public void What_breaks_a_rule_is_no_package_URL(string text) => Assert.Null(PackageUrl.Parse(text));

    [Theory]
    [InlineData(Ecosystem.Npm, "@acme/thing", "1.0.0", "pkg:npm/%40acme/thing@1.0.0")]
    [InlineData(Ecosystem.PyPI, "urllib3", "1.0+local", "pkg:pypi/urllib3@1.0%2Blocal")]
    [InlineData(Ecosystem.Maven, "org.acme:thing", "1.0", "pkg:maven/org.acme/thing@1.0")]
    [InlineData(Ecosystem.NuGet, "Newtonsoft.Json", "13.0.3", "pkg:nuget/Newtonsoft.Json@13.0.3")]
    [InlineData(Ecosystem.RubyGems, "rack", "3.0", "pkg:gem/rack@3.0")]
    [InlineData(Ecosystem.Go, "golang.org/x/net", "v0.20.0", "pkg:golang/golang.org/x/net@v0.20.0")]
    [InlineData(Ecosystem.Go, "stdlib", "1.22.1", "pkg:golang/stdlib@1.22.1")]
    [InlineData(Ecosystem.CratesIo, "rand", "0.8.5", "pkg:cargo/rand@0.8.5")]
    [InlineData(Ecosystem.Packagist, "acme/thing", "2.0", "pkg:composer/acme/thing@2.0")]
    [InlineData(Ecosystem.Debian, "curl", "7.88.1-10+deb12u5", "pkg:deb/debian/curl@7.88.1-10%2Bdeb12u5?distro=debian-12", "debian", "12")]
    [InlineData(Ecosystem.Debian, "curl", "7", "pkg:deb/ubuntu/curl@7?distro=ubuntu-22.04", "ubuntu", "22.04")]
    [InlineData(Ecosystem.Rpm, "openssl-libs", "1:3.0.8-1.amzn2023", "pkg:rpm/amzn/openssl-libs@3.0.8-1.amzn2023?distro=amzn-2023&epoch=1", "amzn", "2023")]
    [InlineData(Ecosystem.Rpm, "bash", "5.2-1", "pkg:rpm/bash@5.2-1")]
    [InlineData(Ecosystem.Alpine, "musl", "1.2.5-r0", "pkg:apk/alpine/musl@1.2.5-r0?distro=alpine-3.20", "alpine", "v3.20")]
    [InlineData(Ecosystem.Npm, "left-pad", "", "pkg:npm/left-pad")]
    [InlineData(Ecosystem.Npm, "@aws-sdk/client-*", "", null)]
    [InlineData(Ecosystem.Npm, "", "1", null)]
    [InlineData(Ecosystem.Npm, "a/", "1", null)]
    public void A_found_package_has_the_URL_of_its_ecosystem(Ecosystem ecosystem, string name, string version, string? expected, string distribution = "", string release = "") =>
        Assert.Equal(expected, new Package
        {
            Ecosystem = ecosystem,
            Name = name,
            Version = version,
            Kind = PackageKind.Installed,
            Path = "x",
            Distribution = distribution,
            Release = release,
        }.Url()?.ToString());

    [Theory]
    [InlineData("pkg:npm/a", "pkg:npm/a@1", true)]
    [InlineData("pkg:npm/a@1", "pkg:npm/a@1", true)]
    [InlineData("pkg:npm/a@1", "pkg:npm/a@2", false)]
    [InlineData("pkg:npm/a@1", "pkg:npm/a", false)]
    [InlineData("pkg:npm/a", "pkg:npm/%40b/a", false)]
    [InlineData("pkg:npm/a", "pkg:pypi/a", false)]
    [InlineData("pkg:nuget/newtonsoft.json", "pkg:nuget/Newtonsoft.Json@13.0.3", true)] // NuGet does not tell names apart by case
    [InlineData("pkg:maven/g/a", "pkg:maven/g/A@1", false)]
    [InlineData("pkg:deb/debian/a", "pkg:deb/debian/a@1?distro=debian-12", true)]
    [InlineData("pkg:deb/debian/a?distro=debian-11", "pkg:deb/debian/a@1?distro=debian-12", false)]
    [InlineData("pkg:deb/debian/a?arch=arm64", "pkg:deb/debian/a@1?distro=debian-12", false)]
    public void A_URL_covers_what_it_leaves_open(string pattern, string package, bool expected) =>
        Assert.Equal(expected, PackageUrl.Parse(pattern)!.Covers(PackageUrl.Parse(package)!));

    [Fact]
    public void Any_parts_survive_being_printed_and_read()
    {
        var part = Gen.String[Gen.OneOf(Gen.Char['\0', '\u007f'], Gen.Char['\u0080', '\uD7FF']), 1, 8].Where(text => text.Trim('/').Length > 0);
        Gen.Select(part, part, part, part)
            .Sample((folder, name, version, value) =>
            {
                // Nobody can tell a segment that is only slashes from none.
                folder = folder.Replace('/', '_');
                var url = PackageUrl.Create("generic", folder, name, version, [new("key", value)]);
                var read = PackageUrl.Parse(url!.ToString());
                return Equals(url, read) && read!.Namespace == folder && read.Name == name.Trim('/') && read.Version == version && read.Qualifiers["key"] == value
                    && url.ToString().All(char.IsAscii);
            }, iter: 5000);
    }

    [Fact]
    public void No_text_breaks_the_reader() =>
        Gen.String[Gen.OneOf(new[] { 'p', 'k', 'g', ':', '/', '@', '?', '#', '%', '=', '&', '2', 'F', 'é', '\uD800' }.Select(c => Gen.Const(c)).ToArray()), 0, 24]
            .Sample(text => PackageUrl.Parse("pkg:" + text) is not { } url || Equals(url, PackageUrl.Parse(url.ToString())), iter: 20000);
}
