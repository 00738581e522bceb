using System.Globalization;
using Parapet.Model;

namespace Parapet.Rules.DEP;

/// <summary>DEP004.</summary>
public sealed class UnattributedCode : Rule
{
    // More than people write by hand for one function; less than one bundled dependency of weight.
    private const long Bytes = 1 << 20;
    private const double Share = 0.5;

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "DEP004",
        Name = "unattributed-code",
        Title = "Code of which nothing says what it is",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "Bundlers and slimming options remove the files by which a package is recognised. The code is still there, and so are its vulnerabilities; every scanner then reports that there are none.",
        Fix = "Keep the evidence: the lock file beside a bundle, source maps or bundlers' comments in a build that is scanned, `*.dist-info` with Python packages, `*.deps.json` with .NET, build information with Go. Or make an SBOM in the build, where all is known.",
        NotFlagged = "Artefacts with less than a megabyte of such code, or of whose code more than half is explained: a function's own code is never explained by a package. Anything in a scan that does not look at packages. `parapet packages --max-unattributed` sets a bound of your own.",
        Standards = ["CWE-1395"],
        References = ["https://docs.aws.amazon.com/inspector/latest/user/scanning-lambda.html"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a megabyte of script that no package explains", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: nodejs24.x
                  Handler: index.handler
                  CodeUri: dist/ # finding
            """) with
        { Files = [new("dist/index.js", "x=1;", Times: 300_000)] },
        Good("a function of a few lines", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: nodejs24.x
                  Handler: index.handler
                  CodeUri: dist/
            """) with
        { Files = [new("dist/index.js", "exports.handler = async () => 'hello';")] },
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from each in scan.Dependencies?.Functions ?? []
        let function = scan.Deployment.Function(each.Artifacts.FunctionId)
        where function is not null
        from part in each.Artifacts.Parts
        where part.Inventory is { Code: { UnattributedBytes: > Bytes, UnattributedShare: > Share } }
        let code = part.Inventory!.Code
        select Report(
            function,
            part.At,
            string.Create(CultureInfo.InvariantCulture, $"Nothing says what {code.UnattributedShare:P0} of the code in `{part.Name}` is ({code.UnattributedBytes / 1e6:0.0} MB, most of it `{code.Largest[0].Path}`): its vulnerabilities are not known"),
            key: part.Name);
}
