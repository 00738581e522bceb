using Parapet.Model;

namespace Parapet.Rules.DEP;

/// <summary>DEP003.</summary>
public sealed class MaliciousPackage : PackageRule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "DEP003",
        Name = "malicious-package",
        Title = "Package that is an attack",
        Severity = Severity.Critical,
        Since = "0.1.0",
        Why = "The package was published to steal: it runs when it is installed or imported, with the credentials of the build or of the function's role. Names that differ by a letter from a well-known one, and stolen maintainer accounts, are how it comes in.",
        Fix = "Remove it, and treat as stolen whatever the build machine and the function could read: rotate the secrets, look at the role's activity (`parapet trail audit`), and rebuild from a clean machine.",
        NotFlagged = "Anything in a scan without an advisory database.",
        Standards = ["CWE-506"],
        References = ["https://github.com/ossf/malicious-packages"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a name that was published as an attack", Template) with
        {
            Files = [new("src/requirements.txt", "reqeusts-secure==1.0.0 # finding")],
            Advisories = [Advisory],
        },
        Good("the package that was meant", Template) with
        {
            Files = [new("src/requirements.txt", "requests==2.32.5")],
            Advisories = [Advisory],
        },
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from copy in scan.Dependencies?.Copies ?? []
        let matches = copy.Dependency.Vulnerabilities.Where(match => match.IsMalicious).ToList()
        where matches.Count > 0
        select Report(scan, copy, $"{copy.Title} was published as an attack: {Ids(matches)}", Severity.Critical);

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

    private const string Advisory = """{"schema_version":"1.7.0","id":"MAL-2026-0001","modified":"2026-01-01T00:00:00Z","summary":"Sends environment variables away when it is installed","affected":[{"package":{"ecosystem":"PyPI","name":"reqeusts-secure"},"versions":["1.0.0"]}]}""";
}
