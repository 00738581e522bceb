using Parapet.Packages.Advisories;
using Parapet.Packages.Tests.Advisories.Compiled;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Tests.Advisories;

public sealed class OsvEvaluationTests
{
    // Events: >= introduced, < fixed, <= last_affected, ^ limit. Several ranges are parted by |, their type stands before them when it is not SEMVER.
    [Theory]
    [InlineData("every version, since none is fixed", ">=0", "0.0.1 9.9.9", "")]
    [InlineData("zero is before every version", ">=0 <1.0.2", "0.0.0-a 1.0.1 1.0.2-rc.1", "1.0.2 1.0.3")]
    [InlineData("introduced is inside", ">=1.0.0 <1.0.2", "1.0.0 1.0.1", "0.9.9 1.0.0-rc.1 1.0.2")]
    [InlineData("two stretches", ">=1.0.0 <1.0.2 >=3.0.0 <3.2.5", "1.0.1 3.0.0 3.2.4", "0.1.0 1.0.2 2.0.0 3.2.5")]
    [InlineData("events in any order", "<3.2.5 >=1.0.0 >=3.0.0 <1.0.2", "1.0.1 3.0.0 3.2.4", "0.1.0 1.0.2 2.0.0 3.2.5")]
    [InlineData("last_affected is inside", ">=0 <=2.1.214", "2.1.213 2.1.214", "2.1.215")]
    [InlineData("only one version", ">=1.0.0 <=1.0.0", "1.0.0", "0.9.0 1.0.1")]
    [InlineData("last_affected closes what was open before it opens anew", ">=1.0.0 <=2.0.0 >=2.0.0 <3.0.0", "1.0.0 2.0.0 2.5.0", "3.0.0")]
    [InlineData("last_affected twice in one version closes what opens there too", ">=1.0.0 <=2.0.0 >=2.0.0 <=2.0.0", "1.5.0 2.0.0", "2.0.1")]
    [InlineData("fixed and introduced in one version: affected again", ">=1.0.0 <2.0.0 >=2.0.0 <3.0.0", "1.0.0 2.0.0 2.9.0", "0.1.0 3.0.0")]
    [InlineData("fixed in several branches", ">=1.0.0 <1.5.0 >=2.0.0 <2.1.0", "2.0.0", "1.5.0 1.9.0 2.1.0")]
    [InlineData("several ranges: any of them", ">=1.0.0 <1.1.0 | >=2.0.0 <2.1.0", "1.0.0 2.0.0", "1.1.0 2.1.0")]
    [InlineData("limit ends the range", ">=0 ^2.0.0", "1.9.9", "2.0.0 3.0.0")]
    [InlineData("the greatest limit counts", ">=0 ^2.0.0 ^3.0.0", "1.9.9 2.5.0", "3.0.0")]
    [InlineData("a limit of star is none", ">=0 ^2.0.0 ^*", "1.9.9 9.0.0", "")]
    [InlineData("limit and fixed", ">=0 <5.0.0 ^2.0.0", "1.0.0", "2.0.0 4.0.0 5.0.0")]
    [InlineData("limit and last_affected", ">=0 <=2.0.0 ^2.0.0", "1.0.0", "2.0.0")]
    [InlineData("commits are passed over, not the end", "GIT >=0 | >=1.0.0 <2.0.0", "1.0.0", "0.1.0 2.0.0")]
    [InlineData("ECOSYSTEM as SEMVER", "ECOSYSTEM >=1.0.0 <2.0.0", "1.0.0", "2.0.0")]
    [InlineData("pre-releases as bounds", ">=1.19.0-0 <1.19.4", "1.19.0-rc.1 1.19.3", "1.18.9 1.19.4")]
    [InlineData("fixed without introduced before it", "<1.0.0 >=2.0.0", "2.0.0 3.0.0", "0.1.0 1.0.0")]
    public void Ranges(string why, string ranges, string affected, string notAffected)
    {
        var package = Affected(ranges);
        Assert.All(Words(affected), version => Assert.Equal((why, Evaluation.Affected), (why, OsvEvaluation.Evaluate(package, version))));
        Assert.All(Words(notAffected), version => Assert.Equal((why, Evaluation.NotAffected), (why, OsvEvaluation.Evaluate(package, version))));
    }

    [Theory]
    [InlineData(">=0 <1.0.0", "one point oh", "`one point oh` is no version of crates.io")]
    [InlineData(">=0 <1.0.0", "", "the version of the package is not known")]
    [InlineData(">=0 <soon", "0.1.0", "the advisory has a range with `soon`, which is no version of crates.io")]
    [InlineData(">=never <1.0.0", "0.1.0", "the advisory has a range with `never`, which is no version of crates.io")]
    [InlineData(">=0 ^later", "0.1.0", "the advisory has a range with `later`, which is no version of crates.io")]
    [InlineData("<1.0.0", "2.0.0", "a range of the advisory does not say where it begins")]
    [InlineData("FUTURE >=0", "1.0.0", "the advisory has a range of the unknown type `FUTURE`")]
    [InlineData("GIT >=0", "1.0.0", "the advisory does not say which versions are affected")]
    [InlineData("", "1.0.0", "the advisory does not say which versions are affected")]
    public void What_cannot_be_read_is_unknown(string ranges, string version, string reason) =>
        Assert.Equal(Evaluation.Unknown(reason), OsvEvaluation.Evaluate(Affected(ranges), version));

    [Fact]
    public void A_proof_goes_before_what_is_unknown()
    {
        Assert.Equal(Evaluation.Affected, OsvEvaluation.Evaluate(Affected(">=0 <soon | >=1.0.0 <2.0.0"), "1.0.0"));
        Assert.Equal(Evaluation.Affected, OsvEvaluation.Evaluate(Affected(">=0"), "not a version at all"));
        Assert.Equal(Evaluation.Affected, OsvEvaluation.Evaluate(Affected(">=0 <soon") with { Versions = ["0.1.0"] }, "0.1.0"));
        Assert.Equal(Evaluation.Affected, OsvEvaluation.Evaluate(Affected(">=0 <1.0.0") with { Versions = ["strange"] }, "strange"));
    }

    [Fact]
    public void A_listed_version_is_affected_and_so_is_another_spelling_of_it()
    {
        var affected = Affected("") with { Versions = ["1.0.0+build", "strange"] };
        Assert.Equal(Evaluation.Affected, OsvEvaluation.Evaluate(affected, "1.0.0+build"));
        Assert.Equal(Evaluation.Affected, OsvEvaluation.Evaluate(affected, "1.0.0"));
        Assert.Equal(Evaluation.NotAffected, OsvEvaluation.Evaluate(affected, "1.0.1"));
        Assert.Equal(AdvisoryStatus.Unknown, OsvEvaluation.Evaluate(affected, "other").Status);
    }

    [Fact]
    public void A_withdrawn_advisory_is_about_nothing()
    {
        var advisory = TestAdvisories.Of("A", "npm", "a", ">=0");
        Assert.Equal(Evaluation.Affected, OsvEvaluation.Evaluate(advisory, TestAdvisories.Package(Ecosystem.Npm, "a", "1.0.0")));
        Assert.Equal(Evaluation.NotAffected, OsvEvaluation.Evaluate(advisory with { Withdrawn = DateTimeOffset.UnixEpoch }, TestAdvisories.Package(Ecosystem.Npm, "a", "1.0.0")));
    }

    [Theory]
    [InlineData("npm", "left-pad", Ecosystem.Npm, "left-pad", true)]
    [InlineData("npm", "left-pad", Ecosystem.Npm, "Left-Pad", false)]
    [InlineData("npm", "left-pad", Ecosystem.CratesIo, "left-pad", false)]
    [InlineData("PyPI", "Flask_Admin", Ecosystem.PyPI, "flask-admin", true)]
    [InlineData("PyPI", "a-._b", Ecosystem.PyPI, "A.b", true)]
    [InlineData("NuGet", "Newtonsoft.Json", Ecosystem.NuGet, "newtonsoft.JSON", true)]
    [InlineData("Packagist", "Symfony/Http", Ecosystem.Packagist, "symfony/http", true)]
    [InlineData("Maven", "org.example:orders", Ecosystem.Maven, "org.example:orders", true)]
    [InlineData("Maven:https://repo.example/", "org.example:orders", Ecosystem.Maven, "org.example:orders", true)]
    [InlineData("Maven", "org.example:orders", Ecosystem.Maven, "org.example:Orders", false)]
    [InlineData("Go", "stdlib", Ecosystem.Go, "stdlib", true)]
    [InlineData("Go", "toolchain", Ecosystem.Go, "toolchain", true)]
    [InlineData("Go", "github.com/A/b", Ecosystem.Go, "github.com/a/b", false)]
    public void Names_are_compared_as_the_ecosystem_compares_them(string ecosystemName, string name, Ecosystem ecosystem, string installed, bool same) =>
        Assert.Equal(
            same ? Evaluation.Affected : Evaluation.NotAffected,
            OsvEvaluation.Evaluate(TestAdvisories.Of("A", ecosystemName, name, ">=0"), TestAdvisories.Package(ecosystem, installed, "1.0.0")));

    [Theory]
    [InlineData("Debian:12", "openssl", "debian", "12", "libssl3", "openssl", true)]
    [InlineData("Debian:11", "openssl", "debian", "12", "libssl3", "openssl", false)]
    [InlineData("Debian", "openssl", "debian", "12", "libssl3", "openssl", true)]
    [InlineData("Debian:12", "libssl3", "debian", "12", "libssl3", "openssl", false)]
    [InlineData("Debian:12", "bash", "debian", "12", "bash", "", true)]
    [InlineData("Debian:12", "bash", "ubuntu", "12", "bash", "", false)]
    [InlineData("Ubuntu:22.04:LTS", "bash", "ubuntu", "22.04", "bash", "", true)]
    [InlineData("Ubuntu:22.04:LTS", "bash", "ubuntu", "22.04:LTS", "bash", "", true)]
    [InlineData("Ubuntu:Pro:22.04:LTS", "bash", "ubuntu", "22.04", "bash", "", false)]
    [InlineData("Alpine:v3.20", "openssl", "alpine", "v3.20", "libssl3", "openssl", true)]
    [InlineData("Alpine:v3.20", "libssl3", "alpine", "v3.20", "libssl3", "openssl", false)]
    [InlineData("Wolfi", "openssl", "wolfi", "20230201", "libssl3", "openssl", true)]
    [InlineData("Wolfi", "libssl3", "wolfi", "20230201", "libssl3", "openssl", true)]
    [InlineData("Amazon Linux:2023", "openssl-libs", "amzn", "2023", "openssl-libs", "openssl", true)]
    [InlineData("Amazon Linux:2023", "openssl", "amzn", "2023", "openssl-libs", "openssl", false)]
    [InlineData("Amazon Linux:2", "openssl-libs", "amzn", "2023", "openssl-libs", "openssl", false)]
    [InlineData("AlmaLinux:9", "openssl", "almalinux", "9", "openssl-libs", "openssl", true)]
    [InlineData("Red Hat:enterprise_linux:9::appstream", "openssl-libs", "rhel", "9.4", "openssl-libs", "openssl", true)]
    [InlineData("Red Hat:rhel_eus:9.4::appstream", "openssl-libs", "rhel", "9.4", "openssl-libs", "openssl", false)]
    [InlineData("SUSE:Linux Enterprise Server 15 SP5", "bash", "sles", "15.5", "bash", "bash", true)]
    [InlineData("openSUSE:Leap 15.5", "bash", "opensuse-leap", "15.5", "bash", "bash", true)]
    [InlineData("Debian:12", "bash", "", "12", "bash", "", false)]
    public void Packages_of_a_system_belong_to_a_release_and_are_named_as_its_advisories_name_them(string ecosystemName, string name, string distribution, string release, string installed, string source, bool same)
    {
        var advisory = TestAdvisories.Of("A", ecosystemName, name, "ECOSYSTEM >=0");
        var ecosystem = distribution is "debian" or "ubuntu" or "" ? Ecosystem.Debian : distribution is "alpine" or "wolfi" ? Ecosystem.Alpine : Ecosystem.Rpm;
        var package = TestAdvisories.Package(ecosystem, installed, "1.0-1") with { Distribution = distribution, Release = release, SourceName = source };
        Assert.Equal(same ? Evaluation.Affected : Evaluation.NotAffected, OsvEvaluation.Evaluate(advisory, package));
        Assert.Equal(same ? 1 : 0, TestAdvisories.Open(advisory).Find(package).Length);
    }

    private static AffectedPackage Affected(string ranges) => TestAdvisories.Affected("crates.io", "a", ranges);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
