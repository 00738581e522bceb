using Parapet.Model;

namespace Parapet.Rules.IGNORE;

/// <summary>IGNORE002.</summary>
public sealed class SuppressionWithoutReason : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "IGNORE002",
        Name = "suppression-without-reason",
        Title = "Suppression without a reason",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "A request to keep silent that does not say why cannot be judged by whoever reads it next, so Parapet does not honour it. The same goes for one that names no rule, and for one whose day cannot be read: somebody believes that it works.",
        Fix = "Write `# parapet:ignore ID reason=\"why this is acceptable here\"`, with `until=YYYY-MM-DD` when it should end.",
        NotFlagged = "Requests that have a reason, however thin.",
        Standards = ["CWE-1116"],
        References = ["https://cwe.mitre.org/data/definitions/1116.html"],
        AlsoReports = ["CODE002", "OPS003", "OPS004", "INVOKE003", "OPS001"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("no reason", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    # parapet:ignore INVOKE003 # finding
                    AuthType: NONE
            """),
        Bad("no rule", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    # parapet:ignore reason="public status page" # finding
                    AuthType: NONE
            """),
        Bad("a day that is none", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  FunctionUrlConfig:
                    # parapet:ignore INVOKE003 reason="public status page" until=next-summer # finding
                    AuthType: NONE
            """),
        Good("a rule, a reason and a day", """
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
        let lack = Lack(suppression)
        where lack is not null
        select Report(scan.Deployment, suppression.At, $"The suppression has no effect: {lack}", string.Join(',', suppression.RuleIds));

    private static string? Lack(Suppression suppression) =>
        suppression.RuleIds.IsEmpty ? "it names no rule"
        : suppression.Reason is null ? "it gives no reason"
        : suppression.InvalidUntil is not null ? $"`{suppression.InvalidUntil}` is not a day of the form YYYY-MM-DD"
        : null;
}
