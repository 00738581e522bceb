using Parapet.Analysis.Dependencies;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Advisories.Severities;
using Parapet.Values;

namespace Parapet.Rules.DEP;

/// <summary>DEP001.</summary>
public sealed class VulnerablePackage : PackageRule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "DEP001",
        Name = "vulnerable-package",
        Title = "Package with a known vulnerability",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "AWS patches the operating system and the runtime; what a function brings along, in its code, its layers and its image, is the customer's. A published vulnerability in a package is a way in that anybody can look up, and it runs with the function's role.",
        Fix = "Upgrade to the version that the message names, in the lock file or in the layer, and publish again. `parapet packages` shows the least number of upgrades for all functions.",
        NotFlagged = "Anything in a scan without an advisory database (`parapet advisories update`). Copies that the function does not load because another one stands earlier on its search path. What a lock file asks for only to develop, unless it is installed. What AWS puts in the runtime, which AWS patches. Code that is not in the tree, packages whose version is not known or is no version, and packages of which the database knows nothing, are undecided. The severity is the worst of the advisories; medium when none says.",
        Standards = ["CWE-1395", "CWE-937"],
        References =
        [
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-security.html",
            "https://ossf.github.io/osv-schema/",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("the pinned version is one that the advisory names", Template) with
        {
            Files = [new("src/requirements.txt", """
                idna==3.7
                jinja2==3.1.3 # finding
                """)],
            Advisories = [Advisory],
        },
        Good("the repaired version", Template) with
        {
            Files = [new("src/requirements.txt", "jinja2==3.1.4")],
            Advisories = [Advisory],
        },
        Unknown("nothing says which version will be installed", Template) with
        {
            Files = [new("src/requirements.txt", "jinja2")],
            Advisories = [Advisory],
        },
        Unknown("the code is not in the tree", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.14
                  Handler: app.handler
                  CodeUri: s3://artefacts/orders.zip
            """) with
        { Advisories = [Advisory] },
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        scan.Dependencies is not { } dependencies ? [] : Copies(scan, dependencies).Concat(Unread(scan, dependencies));

    private IEnumerable<Verdict> Copies(Scan scan, DeploymentDependencies dependencies)
    {
        foreach (var copy in dependencies.Copies)
        {
            // Those that are exploited or are attacks themselves have rules of their own.
            var matches = copy.Dependency.Vulnerabilities.Where(match => match.Kev is null && !match.IsMalicious)
                .OrderByDescending(match => match.Severity.Level).ThenByDescending(match => match.Severity.Score).ThenBy(match => match.Id, StringComparer.Ordinal).ToList();
            if (matches.Count > 0)
            {
                yield return Report(scan, copy, Message(copy, matches), SeverityOf(matches[0].Severity.Level));
            }

            if (Reason(copy.Dependency) is { } reason)
            {
                yield return CannotTell(Of(scan, copy), copy.Dependency.At, new Unknown(UnknownKind.Malformed, reason), scan.Deployment.Function(copy.FunctionIds[0]));
            }
        }
    }

    private IEnumerable<Verdict> Unread(Scan scan, DeploymentDependencies dependencies) =>
        from each in dependencies.Functions
        let function = scan.Deployment.Function(each.Artifacts.FunctionId)
        where function is not null
        from part in each.Artifacts.Parts
        where part.Why is not null
        select CannotTell(function.Resource, part.At, part.Why!, function);

    private static string Message(PackageCopy copy, List<AdvisoryMatch> matches)
    {
        var worst = matches[0].Severity.Level is SeverityLevel.Unknown ? "" : $", the worst {matches[0].Severity.Level.ToString().ToLowerInvariant()}";
        var count = matches.Count == 1 ? "a known vulnerability" : $"{matches.Count} known vulnerabilities{worst}";
        return $"{copy.Title} has {count}: {Ids(matches)}{Repair(copy.Dependency)}";
    }

    private static string? Reason(Dependency dependency)
    {
        var package = dependency.Loaded.Package;
        return dependency.Matches.FirstOrDefault(match => match.Status is AdvisoryStatus.Unknown) is { } unknown
            ? $"whether `{package.Name}` has {unknown.Id}: {unknown.Reason}"
            : null;
    }

    private static Resource Of(Scan scan, PackageCopy copy) => scan.Deployment.Function(copy.FunctionIds[0])!.Resource;

    private const string Template = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: python3.14
              Handler: app.handler
              CodeUri: src/
        """;

    private const string Advisory = """{"schema_version":"1.7.0","id":"GHSA-h75v-3vvj-5mfj","aliases":["CVE-2024-34064"],"modified":"2024-05-06T14:21:27Z","summary":"Keys with characters that are no part of an attribute's name reach the page","affected":[{"package":{"ecosystem":"PyPI","name":"jinja2"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"3.1.4"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:L/A:N"}]}""";
}
