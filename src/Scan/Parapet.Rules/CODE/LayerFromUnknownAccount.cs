using Parapet.Analysis.Layers;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.CODE;

/// <summary>CODE003.</summary>
public sealed class LayerFromUnknownAccount : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "CODE003",
        Name = "layer-from-unknown-account",
        Title = "Layer from an unknown account",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "A layer's code runs inside the function, with its role and its environment. A layer of another account is code that somebody else builds; who takes over that account, or publishes the layer to look useful, has the function.",
        Fix = "Copy the layer's content into your own account and publish it from there, or ask its publisher for a documented account and silence this finding with that reason.",
        NotFlagged = "Layers of the same deployment or account; layers of accounts that AWS or a well-known vendor documents (AppConfig, Parameters and Secrets, Lambda Insights, Powertools, OpenTelemetry, Datadog, New Relic, Sentry and others); layers that `/aws/service/` parameters name. An account that is not known is undecided.",
        Standards = ["CWE-829"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html"],
        AlsoReports = ["CODE002", "OPS003", "OPS004"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("nobody known publishes from this account", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Layers:
                    - arn:aws:lambda:eu-west-1:111122223333:layer:handy:7 # finding
            """),
        Bad("the account is known although the region is not", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Layers:
                    - !Sub arn:aws:lambda:${AWS::Region}:111122223333:layer:handy:7 # finding
            """),
        Good("one of AWS's own layers, and one of this account", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Layers:
                    - !Sub arn:aws:lambda:${AWS::Region}:017000801446:layer:AWSLambdaPowertoolsPythonV3-python312-x86_64:7
                    - !Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:layer:shared:3
                    - !Ref Own
              Own:
                Type: AWS::Serverless::LayerVersion
                Properties:
                  ContentUri: layer/
            """),
        Unknown("the layer is a parameter without a default", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Layer:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Layers:
                    - !Ref Layer
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        from item in function.Layers
        let verdict = Judge(function, item)
        where verdict is not null
        select verdict;

    private Verdict? Judge(Function function, TextItem item)
    {
        var layer = LayerReference.Of(item.Text);
        if (layer.IsOwn || (layer.Account is not null && LayerPublishers.Of(layer.Account) is not null))
        {
            return null;
        }

        return layer.Account is null
            ? CannotTell(function.Resource, item.At, item.Text.Why ?? new Unknown(UnknownKind.Malformed, "a layer version's ARN is expected here"), function)
            : Report(
                function,
                item.At,
                $"Layer `{layer.Name}` of account {layer.Account}, which is not known to publish layers, runs inside the function",
                item.When,
                $"{layer.Account} {layer.Name}");
    }
}
