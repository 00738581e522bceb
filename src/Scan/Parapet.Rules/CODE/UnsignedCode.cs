using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.CODE;

/// <summary>CODE002.</summary>
public sealed class UnsignedCode : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "CODE002",
        Name = "unsigned-code",
        Title = "Code without a signature",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "Without a code signing configuration Lambda runs whatever package it is given. Who can write to the build's bucket, or call `lambda:UpdateFunctionCode`, decides what runs with the execution role.",
        Fix = "Sign packages with AWS Signer in the build and set `CodeSigningConfigArn` to a configuration that enforces it.",
        NotFlagged = "Container images, which Lambda cannot check this way; functions that the CDK makes for its own use.",
        Standards = ["CWE-494"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html"],
        AlsoReports = ["OPS003", "OPS004"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("nothing checks who built the package", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders: # finding
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
            """),
        Good("only signed packages are accepted", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  CodeSigningConfigArn: !Ref Signed
              Signed:
                Type: AWS::Lambda::CodeSigningConfig
                Properties:
                  AllowedPublishers:
                    SigningProfileVersionArns:
                      - arn:aws:signer:eu-west-1:111122223333:/signing-profiles/build/AbCdEfGhIj
                  CodeSigningPolicies:
                    UntrustedArtifactOnDeployment: Enforce
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        where function.FrameworkHelper is null && !function.PackageType.Is("Image")
        from c in function.CodeSigningConfigArn.Cases
        where c.State != CaseState.Known
        select c.State == CaseState.Absent
            ? Report(function, function.At, "Lambda runs any package it is given: the function has no code signing configuration", c.When)
            : (Verdict)CannotTell(function.Resource, c.At, c.Why!, function);
}
