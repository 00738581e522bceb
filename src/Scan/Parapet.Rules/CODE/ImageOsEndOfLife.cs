using System.Collections.Immutable;
using Parapet.Analysis.Runtimes;
using Parapet.Model;
using Parapet.Packages.Inventory;
using Parapet.Values;

namespace Parapet.Rules.CODE;

/// <summary>CODE004.</summary>
public sealed class ImageOsEndOfLife : Rule
{
    private const int DaysOfNotice = 90;

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "CODE004",
        Name = "image-os-end-of-life",
        Title = "Image with an operating system that is no longer patched",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "AWS patches the runtimes of zip packages; a container image is patched by who builds it, and only as long as its distribution has patches to give. After that new holes in its C library, TLS library or shell stay open, and advisories stop naming it, so that scanners grow quiet instead of loud.",
        Fix = "Build the image from a base image of the release that the message names, and test; what changes most is the C library and the version of the language.",
        NotFlagged = "Functions from zip packages (see CODE001). Images that are not in the tree, and distributions or releases that this version does not know, are undecided; rolling distributions have no release that ends. Images on Amazon Linux 2 are reported although AWS goes on to patch critical and some important holes in its own base images for Lambda until their runtime is deprecated. Patches that are paid for do not count. Severity: high once support has ended, low in the last 90 days before.",
        Standards = ["CWE-1104"],
        References =
        [
            "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a release that has had no patches for years", Template("image/ # finding")) with { Files = Debian("10") },
        Bad("a release that ends within 90 days", Template("image/ # finding")) with
        {
            Files =
            [
                new("image/etc/os-release", """
                    ID=alpine
                    VERSION_ID=3.21.4
                    """),
                new("image/lib/apk/db/installed", """
                    P:musl
                    V:1.2.5-r9
                    """),
            ],
        },
        Good("a release that is patched", Template("image/")) with { Files = Debian("13") },
        Unknown("a distribution that this version does not know", Template("image/")) with { Files = Debian("1", "gnusense") },
        Unknown("the image is in a repository, and not in the tree", Template("111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1.4")) with
        {
            Files = [new("src/app.py", "handler = print")],
        },
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from each in scan.Dependencies?.Functions ?? []
        let function = scan.Deployment.Function(each.Artifacts.FunctionId)
        where function is not null && function.PackageType.Is("Image")
        from verdict in Judge(function, each.Artifacts.Code, scan.AsOf)
        select verdict;

    private IEnumerable<Verdict> Judge(Function function, CodePart image, DateOnly asOf)
    {
        if (image.Why is { } why)
        {
            yield return CannotTell(function.Resource, image.At, why, function);
        }

        if (image.Inventory?.Packages.FirstOrDefault(package => package.Kind is PackageKind.System) is not { } system || OsLifecycles.IsRolling(system.Distribution))
        {
            yield break;
        }

        if (OsLifecycles.Find(system.Distribution, system.Release) is not { } os)
        {
            yield return CannotTell(function.Resource, image.At, new Unknown(UnknownKind.Malformed, Unrecognised(system)), function);
        }
        else if (SeverityOf(os, asOf) is { } severity)
        {
            yield return Report(function, image.At, Message(os, asOf)) with { Severity = severity };
        }
    }

    private static Severity? SeverityOf(OsLifecycle os, DateOnly asOf) =>
        os.EndOfSupport < asOf ? Severity.High
        : os.EndOfSupport < asOf.AddDays(DaysOfNotice) ? Severity.Low
        : null;

    private static string Message(OsLifecycle os, DateOnly asOf)
    {
        var end = os.EndOfSupport < asOf ? $"has had no security patches since {os.EndOfSupport:yyyy-MM-dd}" : $"gets security patches until {os.EndOfSupport:yyyy-MM-dd} only";
        return $"{os.Title} {os.Release}, on which the image is built, {end}{(os.Successor is null ? "" : $"; move to {os.Successor}")}";
    }

    private static string Unrecognised(Package system) =>
        system.Distribution.Length == 0 ? "the image does not say which operating system it holds"
        : $"`{$"{system.Distribution} {system.Release}".TrimEnd()}` is an operating system that is not known to this version";

    private static string Template(string image) => $"""
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              PackageType: Image
              ImageUri: {image}
        """;

    private static ImmutableArray<ExampleFile> Debian(string release, string id = "debian") =>
    [
        new("image/etc/os-release", $"""
            ID={id}
            VERSION_ID="{release}"
            """),
        new("image/var/lib/dpkg/status", """
            Package: libc6
            Status: install ok installed
            Version: 2.28-10
            """),
    ];
}
