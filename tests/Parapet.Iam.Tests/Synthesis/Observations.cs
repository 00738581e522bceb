using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Synthesis;

namespace Parapet.Iam.Tests.Synthesis;

/// <summary>Calls of an imaginary function.</summary>
internal static class Observations
{
    private const string Account = "111122223333";

    private static readonly Gen<string> Key = Gen.OneOf("in/a", "in/b", "in/c", "in/d", "out/2026/a", "out/2026/b", "out/2025/c", "top", "odd${*}name", "in/*", "in/a*");

    private static readonly Gen<(string Action, string Resource)> Target = Gen.OneOf(
        Gen.Select(Gen.OneOf("s3:GetObject", "s3:PutObject", "S3:getobject"), Key, (action, key) => (action, $"arn:aws:s3:::files/{key}")),
        Gen.Select(Gen.OneOf("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"), Gen.OneOf("orders", "orders/index/*", "customers"), (action, table) => (action, $"arn:aws:dynamodb:eu-west-1:{Account}:table/{table}")),
        Gen.OneOf("a", "b").Select(stream => ("logs:PutLogEvents", $"arn:aws:logs:eu-west-1:{Account}:log-group:/app:log-stream:{stream}")),
        Gen.OneOf("", ":1", ":2", ":live").Select(version => ("lambda:InvokeFunction", $"arn:aws:lambda:eu-west-1:{Account}:function:mail{version}")),
        Gen.Const(("secretsmanager:GetSecretValue", $"arn:aws:secretsmanager:eu-west-1:{Account}:secret:db-??????")),
        Gen.OneOf("1", "2").Select(key => ("kms:Decrypt", $"arn:aws:kms:eu-west-1:{Account}:key/{key}")),
        Gen.Const(("iam:PassRole", $"arn:aws:iam::{Account}:role/worker")),
        Gen.OneOf("*", "arn:aws:s3:::files").Select(resource => ("s3:ListAllMyBuckets", resource)));

    private static readonly Gen<ImmutableArray<ObservedCondition>> Conditions = Gen.OneOf<ImmutableArray<ObservedCondition>>(
        [],
        [],
        [new("StringEquals", "kms:ViaService", "secretsmanager.eu-west-1.amazonaws.com")],
        [new("StringEquals", "iam:PassedToService", "lambda.amazonaws.com")]);

    public static Gen<ObservedCall> Call { get; } = Gen.Select(Target, Conditions, Gen.Int[0, 9], (target, conditions, kind) => new ObservedCall
    {
        Action = target.Action,
        Resource = target.Resource,
        Conditions = target.Action is "kms:Decrypt" or "iam:PassRole" ? conditions : [],
        IsDenied = kind == 0,
        IsResourceKnown = kind != 1,
        By = ["job"],
    });

    public static RequestPrincipal Role { get; } = RequestPrincipal.Parse($"arn:aws:iam::{Account}:role/job");

    public static ImmutableArray<PlatformNeed> Platform { get; } =
    [
        new("logs:CreateLogStream", $"arn:aws:logs:eu-west-1:{Account}:log-group:/aws/lambda/job:*", "logs"),
        new("logs:PutLogEvents", $"arn:aws:logs:eu-west-1:{Account}:log-group:/aws/lambda/job:*", "logs"),
    ];

    public static SynthesisResult Generate(IEnumerable<ObservedCall> calls, SynthesisOptions? options = null, PolicySet? old = null) =>
        PolicySynthesis.Generate(new SynthesisInput { Role = Role, Calls = [.. calls], Platform = Platform, Old = old }, options ?? new SynthesisOptions { KeysPerFolder = 3 });

    public static ObservedCall On(string action, string resource, params ObservedCondition[] conditions) => new() { Action = action, Resource = resource, Conditions = [.. conditions] };

    public static ImmutableArray<GeneratedStatement> Statements(this SynthesisResult result) => [.. result.Documents.SelectMany(document => document.Statements)];

    public static string Text(this SynthesisResult result)
    {
        using var bytes = new MemoryStream();
        foreach (var document in result.Documents)
        {
            using var json = new Utf8JsonWriter(bytes);
            PolicyText.Write(json, document.Statements);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
