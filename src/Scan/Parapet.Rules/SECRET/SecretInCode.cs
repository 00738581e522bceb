using Parapet.Analysis.Secrets.Code;
using Parapet.Model;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET011.</summary>
public sealed class SecretInCode : Rule
{
    // Assembled here, so that no scanner stops this file.
    private static readonly string Password = string.Join('-', "grey", "otter", "58");

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET011",
        Name = "secret-in-code",
        Title = "Secret in a function's code",
        Severity = Severity.High,
        Since = "0.1.0",
        Why = "Everybody with `lambda:GetFunction` or `lambda:GetLayerVersion` downloads the package, everybody with the repository reads its history, and old versions keep it for as long as they exist. Whoever can read a file in the function, by a path that leads too far, has it too.",
        Fix = "Revoke the secret: it is in the history. Keep the new one in Secrets Manager and let the function fetch it when it starts; leave `.env`, `.npmrc` and settings with secrets out of the package.",
        NotFlagged = "Packages of others (`node_modules`, `site-packages`), build results, files over 4 MiB, what is no text, lock files' hashes. Images, and archives inside of code and layers, are looked into with `--packages` only. Code that is not there, lies behind a link or outside of the folder that is scanned. What is only possibly a secret: `parapet secrets --min-certainty possible` shows it.",
        Standards = ["CWE-798", "CWE-540"],
        References =
        [
            "https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html",
            "https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a password in the source", Template) with { Files = [new("src/app.py", $"DB_PASSWORD = \"{Password}\" # finding\n")] },
        Bad("settings that are packed along", Template) with { Files = [new("src/.env", $"DATABASE_URL=postgres://orders:{Password}@db.internal/orders # finding\n")] },
        Good("only where the secret lies", Template) with { Files = [new("src/app.py", "DB_PASSWORD = os.environ[\"DB_PASSWORD_ARN\"]\n"), new("src/package-lock.json", "{\"integrity\": \"sha512-abc\"}\n")] },
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in scan.Code?.Secrets ?? [])
        {
            // A second one of the same kind in a file is another finding, also to a baseline.
            var key = $"{found.At.File} {found.Secret.DetectorId}";
            var number = seen[key] = seen.GetValueOrDefault(key) + 1;
            yield return Report(scan, found, number > 1 ? $"{key} {number}" : key);
        }

        foreach (var (function, at, why) in scan.Code?.Unread ?? [])
        {
            yield return CannotTell(function.Resource, at, why, function);
        }
    }

    private Finding Report(Scan scan, CodeSecret found, string key) =>
        found.IsInLayer
            ? Report(scan.Deployment, found.At, $"A layer holds {found.Secret.What} that everybody who can read it can use{Shared(found)}", key)
            : Report(found.Functions[0], found.At, $"The code holds {found.Secret.What} that everybody who can read it can use{Shared(found)}", key: key);

    private static string Shared(CodeSecret found) => found.Functions.Length > 1 ? $" ({found.Functions.Length} functions have it)" : "";

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
}
