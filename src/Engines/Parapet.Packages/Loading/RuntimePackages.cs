using System.Collections.Immutable;
using Parapet.Packages.Inventory;
using Parapet.Packages.Versions;

namespace Parapet.Packages.Loading;

/// <summary>
/// The packages that AWS puts in a runtime. Which version depends on the region and the day, so it is not known
/// (https://docs.aws.amazon.com/lambda/latest/dg/lambda-python.html#python-sdk-included,
/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html#nodejs-sdk-included); AWS patches them, until a copy of the function's own shadows them.
/// </summary>
internal static class RuntimePackages
{
    private static readonly ImmutableArray<string> Python = ["boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3"];

    /// <summary>The packages of a runtime; none for runtimes without an SDK, and for unknown ones.</summary>
    public static ImmutableArray<Package> Of(string? runtime)
    {
        if (runtime is null)
        {
            return [];
        }

        if (runtime.StartsWith("python", StringComparison.Ordinal))
        {
            return [.. Python.Select(name => Provided(Ecosystem.PyPI, name))];
        }

        // Node.js 16 and older had version 2 of the SDK, 18 and newer have version 3.
        return runtime.StartsWith("nodejs", StringComparison.Ordinal) && int.TryParse(runtime[6..].Split('.')[0], out var major)
            ? [Provided(Ecosystem.Npm, major < 18 ? "aws-sdk" : "@aws-sdk/client-*")]
            : [];
    }

    private static Package Provided(Ecosystem ecosystem, string name) => new()
    {
        Ecosystem = ecosystem,
        Name = name,
        Version = "",
        Kind = PackageKind.Runtime,
        Path = "/var/runtime",
        IsCertain = false,
    };
}
