using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.INVOKE;

/// <summary>INVOKE007.</summary>
public sealed class LayerSharedWithEveryone : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "INVOKE007",
        Name = "layer-shared-with-everyone",
        Title = "Layer version shared with every account",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "Anyone with an AWS account can download the layer: its code, its dependencies and whatever configuration was packed with it.",
        Fix = "Name the account in `Principal`, or set `OrganizationId` to share the layer within your organisation.",
        NotFlagged = "A layer shared with one account or one organisation, and a principal that is a parameter without a value.",
        Standards = ["CWE-732"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("any account may take the layer", """
            Resources:
              Common:
                Type: AWS::Lambda::LayerVersion
                Properties:
                  Content: {S3Bucket: packages, S3Key: common.zip}
              Share:
                Type: AWS::Lambda::LayerVersionPermission
                Properties:
                  LayerVersionArn: !Ref Common
                  Action: lambda:GetLayerVersion
                  Principal: "*" # finding
            """),
        Good("any account of one organisation may take it", """
            Resources:
              Common:
                Type: AWS::Lambda::LayerVersion
                Properties:
                  Content: {S3Bucket: packages, S3Key: common.zip}
              Share:
                Type: AWS::Lambda::LayerVersionPermission
                Properties:
                  LayerVersionArn: !Ref Common
                  Action: lambda:GetLayerVersion
                  Principal: "*"
                  OrganizationId: o-exampleorgid
            """),
        Unknown("the principal is a parameter without a default", """
            Parameters:
              Account:
                Type: String
            Resources:
              Share:
                Type: AWS::Lambda::LayerVersionPermission
                Properties:
                  LayerVersionArn: arn:aws:lambda:eu-west-1:111122223333:layer:common:1
                  Action: lambda:GetLayerVersion
                  Principal: !Ref Account
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from share in scan.Deployment.OfType("AWS::Lambda::LayerVersionPermission")
        from organisation in share.Properties["OrganizationId"].AsText().Cases
        where organisation.State == CaseState.Absent
        from verdict in Judge(share, share.Properties["Principal"].AsString(), principal => principal == "*", _ => "Every AWS account can download the layer")
        select verdict is Finding finding ? finding with { When = Conditions.Both(finding.When, organisation.When) } : verdict;
}
