using Parapet.Model;

namespace Parapet.Rules.IGNORE;

/// <summary>IGNORE001.</summary>
public sealed class ExpiredSuppression : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "IGNORE001",
        Name = "expired-suppression",
        Title = "Suppression that has run out",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "Somebody accepted a risk until a day that has passed. What it silenced is reported again; the request itself is a decision that nobody has looked at since.",
        Fix = "Repair what it silenced and delete the request, or decide again and write a new day.",
        NotFlagged = "Requests without a day; they hold until somebody deletes them.",
        Standards = ["CWE-1116"],
        References = ["https://cwe.mitre.org/data/definitions/1116.html"],
        AlsoReports = ["CODE002", "OPS003", "OPS004", "INVOKE003", "OPS001"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("accepted until a day that has passed", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    # parapet:ignore INVOKE003 reason="public status page" until=2024-06-30 # finding
                    AuthType: NONE
            """),
        Good("accepted until a day far ahead", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    # parapet:ignore INVOKE003 reason="public status page" until=2099-12-31
                    AuthType: NONE
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from suppression in scan.Deployment.Suppressions
        where suppression.Until < scan.AsOf
        select Report(
            scan.Deployment,
            suppression.At,
            $"The suppression of {string.Join(", ", suppression.RuleIds)} ran out on {suppression.Until:yyyy-MM-dd}: repair what it silenced or decide again",
            string.Join(',', suppression.RuleIds));
}
