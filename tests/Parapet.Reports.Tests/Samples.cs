using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Reports.Tests;

/// <summary>Results that the tests print.</summary>
internal static class Samples
{
    public static RuleInfo OpenUrl { get; } = new()
    {
        Id = "INVOKE003",
        Name = "function-url-without-auth",
        Title = "Function URL without authentication",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "With `AuthType: NONE` anyone on the internet can invoke the function, and whatever the code lets them do runs with the execution role.",
        Fix = "Set `AuthType: AWS_IAM` and grant the callers `lambda:InvokeFunctionUrl`, or put the function behind an API with an authorizer. Then remove the open permission.",
        NotFlagged = "A URL whose auth type is a parameter without a value.",
        Standards = ["CWE-306", "FSBP Lambda.1"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"],
    };

    public static RuleInfo AdminRole { get; } = OpenUrl with
    {
        Id = "ROLE001",
        Name = "role-with-everything",
        Title = "Execution role may do everything",
        Severity = Severity.Critical,
        Why = "Whoever gets code to run in the function owns the account.",
        Fix = "List the actions and resources that the function needs.",
        Standards = ["CWE-250"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"],
    };

    public static RuleInfo NoTracing { get; } = OpenUrl with
    {
        Id = "TRACE001",
        Name = "no-tracing",
        Title = "Tracing is off",
        Severity = Severity.Low,
        Why = "Without traces an incident takes longer to understand.",
        Fix = "Set `Tracing: Active`.",
        Standards = [],
    };

    public static RuleInfo LongTimeout { get; } = NoTracing with { Id = "COST002", Name = "long-timeout", Title = "Timeout far above what callers wait", Severity = Severity.Medium };

    public static ScanResult Empty { get; } = new()
    {
        Version = "0.1.0",
        AsOf = new(2026, 1, 31),
        Files = ["template.yaml"],
        FunctionCount = 3,
        Rules = [LongTimeout, OpenUrl, AdminRole, NoTracing],
        Findings = [],
        Suppressed = [],
        Baselined = [],
        Undecided = [],
        Problems = [],
    };

    public static ScanResult Full { get; } = Empty with
    {
        Files = ["template.yaml", "nested/payments.yaml"],
        Findings =
        [
            Find(AdminRole, "Payments/ChargeRole", "Payments/Charge", new("nested/payments.yaml", 41, 19), "`*` on `*` is allowed by the inline policy `everything`, so the function can read, change and delete whatever lies in the account", key: "0"),
            Find(OpenUrl, "Orders", "Orders", new("template.yaml", 14, 19), "Anyone on the internet can invoke the function through its URL", "IsProduction and not IsInternal") with { Remedy = "In the template:\n\nResources:\n  Orders:\n    Properties:\n      FunctionUrlConfig:\n        AuthType: AWS_IAM # was `NONE`\n" },
            Find(LongTimeout, "Orders", "Orders", new("template.yaml", 11, 16), "The API gives up after 29 seconds, the function works for 900"),
            Find(NoTracing, "Orders", "Orders", new("template.yaml", 8, 3), "Requests leave no trace"),
            Find(OpenUrl, "Shared", null, new("template.yaml", 77, 7), "The permission names no function that is part of the deployment"),
            Find(NoTracing, "Payments/Charge", "Payments/Charge", new("nested/payments.yaml", 30, 3), "Requests leave no trace"),
        ],
        Suppressed = [(Find(NoTracing, "Ping", "Ping", new("template.yaml", 60, 3), "Requests leave no trace"), Suppress("a probe, nothing to trace"))],
        Baselined = [Find(LongTimeout, "Ping", "Ping", new("template.yaml", 64, 16), "The API gives up after 29 seconds, the function works for 60")],
        Undecided =
        [
            Undecide(OpenUrl, "Ping", new("template.yaml", 66, 19), new(UnknownKind.Parameter, "Auth")),
            Undecide(AdminRole, "Ping", new("template.yaml", 67, 13), new(UnknownKind.Import, "shared-role-arn")),
            Undecide(LongTimeout, "Ping", new("template.yaml", 68, 16), new(UnknownKind.Parameter, "Timeout")),
        ],
        Problems = [new(new("nested/broken.yaml", 3, 7), "the key `Type` is there twice; remove one of them")],
    };

    public static Finding Find(RuleInfo rule, string resource, string? function, Location at, string message, string? when = null, string key = "") => new()
    {
        Rule = rule,
        Severity = rule.Severity,
        Resource = resource,
        Function = function,
        At = at,
        Message = message,
        When = when,
        Key = key,
        Fingerprint = $"{rule.Id.Length:x4}{Math.Abs(resource.Length * 31 + at.Line):x12}",
    };

    public static Undecided Undecide(RuleInfo rule, string function, Location at, Unknown why) =>
        new() { Rule = rule, Resource = function, Function = function, At = at, Why = why };

    public static Suppression Suppress(string? reason) => new()
    {
        At = new("template.yaml", 59, 3),
        RuleIds = ["TRACE001"],
        Reason = reason,
        Until = new(2026, 12, 31),
        FirstLine = 59,
        LastLine = 70,
    };

    /// <summary>A result in which every text from a scanned file is <paramref name="text"/>.</summary>
    public static ScanResult AllTexts(string text)
    {
        var at = new Location(text, 1, 1);
        var finding = Find(OpenUrl, text, text, at, text, text, text) with { Remedy = text };
        return Empty with
        {
            Files = [text],
            Findings = [finding, Find(NoTracing, text, null, at, text, text, text)],
            Suppressed = [(finding, Suppress(text))],
            Baselined = [finding],
            Undecided = [.. Enum.GetValues<UnknownKind>().Select(kind => Undecide(OpenUrl, text, at, new(kind, text)))],
            Problems = [new(at, text)],
        };
    }

    public static string Print(ReportFormat format, ScanResult result, ReportOptions? options = null)
    {
        var output = new StringWriter { NewLine = "\r\n" };
        Report.Write(format, result, output, options ?? new());
        return output.ToString();
    }

    public static ImmutableArray<ReportFormat> Formats { get; } = [.. Enum.GetValues<ReportFormat>()];
}
