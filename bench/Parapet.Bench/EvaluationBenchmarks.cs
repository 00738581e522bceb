using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;

namespace Parapet.Bench;

/// <summary>One decision on an identity policy of ten statements, against the usual way of doing it: a compiled regular expression for each pattern.</summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private static readonly string[] Services = ["dynamodb:table/orders", "sqs:orders", "sns:events", "s3:::reports/", "kms:key/1b2c", "lambda:function:next", "ssm:parameter/orders", "secretsmanager:secret:db", "states:stateMachine:flow", "logs:log-group:orders"];

    private readonly List<(Regex[] Actions, Regex[] Resources)> expressions = [];
    private PolicySet policies = new();
    private readonly Request allowed = Ask("logs:PutLogEvents", "arn:aws:logs:eu-west-1:111111111111:log-group:orders9:stream");
    private readonly Request denied = Ask("logs:PutLogEvents", "arn:aws:logs:eu-west-1:111111111111:log-group:others:stream");

    [GlobalSetup]
    public void Setup()
    {
        var statements = new List<string>();
        for (var i = 0; i < Services.Length; i++)
        {
            var service = Services[i][..Services[i].IndexOf(':', StringComparison.Ordinal)];
            string[] actions = [$"{service}:Get*", $"{service}:Put*", $"{service}:Describe*"];
            string[] resources = [$"arn:aws:{service}:*:111111111111:{Services[i][(service.Length + 1)..]}{i}*"];
            statements.Add($$"""{"Effect":"Allow","Action":["{{string.Join("\",\"", actions)}}"],"Resource":"{{resources[0]}}"}""");
            expressions.Add(([.. actions.Select(pattern => Expression(pattern, RegexOptions.IgnoreCase))], [.. resources.Select(pattern => Expression(pattern, RegexOptions.None))]));
        }

        var document = PolicyReader.ReadJson(Encoding.UTF8.GetBytes($$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}"""), "policy.json");
        policies = new PolicySet { Identity = [Policy.Compile(document, PolicyKind.Identity, "policy")] };
        if (Evaluator.Decide(allowed, policies) != Decision.Allowed || Evaluator.Decide(denied, policies) != Decision.ImplicitlyDenied || !ByExpressions(allowed) || ByExpressions(denied))
        {
            throw new InvalidOperationException("the two ways disagree");
        }
    }

    /// <summary>The last of ten statements allows.</summary>
    [Benchmark]
    public Decision Allowed() => Evaluator.Decide(allowed, policies);

    /// <summary>None does.</summary>
    [Benchmark]
    public Decision Denied() => Evaluator.Decide(denied, policies);

    /// <summary>The peer, where the last statement allows.</summary>
    [Benchmark(Baseline = true)]
    public bool AllowedByRegularExpressions() => ByExpressions(allowed);

    /// <summary>The peer, where none does.</summary>
    [Benchmark]
    public bool DeniedByRegularExpressions() => ByExpressions(denied);

    private bool ByExpressions(Request request)
    {
        foreach (var (actions, resources) in expressions)
        {
            if (Any(actions, request.Action) && Any(resources, request.Resources[0]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Any(Regex[] patterns, string value)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.IsMatch(value))
            {
                return true;
            }
        }

        return false;
    }

    private static Regex Expression(string pattern, RegexOptions options) =>
        new("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", options | RegexOptions.Compiled | RegexOptions.CultureInvariant);

    private static Request Ask(string action, string resource) => new()
    {
        Principal = RequestPrincipal.Parse("arn:aws:sts::111111111111:assumed-role/app/run"),
        Action = action,
        Resources = [resource],
    };
}
