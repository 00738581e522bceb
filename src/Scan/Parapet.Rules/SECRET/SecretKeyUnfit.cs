using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET004.</summary>
public sealed class SecretKeyUnfit : Rule
{
    private const string Symmetric = "SYMMETRIC_DEFAULT";

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET004",
        Name = "secret-key-unfit",
        Title = "Key of a secret that fails or never changes",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "What a key encrypts is as safe, and as available, as the key. A disabled key makes every cold start fail; a key of another account can be taken away by its owner; imported key material can expire and is not rotated; without rotation one leak of the key material opens everything it ever encrypted.",
        Fix = "Set `EnableKeyRotation: true` on a symmetric key whose material KMS makes, keep it enabled, and keep it in the account of the function. The old material stays for what it encrypted.",
        NotFlagged = "Keys that AWS manages, which it rotates. Keys that encrypt neither a function's environment nor a secret. A key or alias outside of the deployment is undecided, unless the account is known and it belongs to another. Whether a key waits to be deleted cannot be seen in a template: `aws kms describe-key` shows it as `PendingDeletion`. Missing rotation is low.",
        Standards = ["CWE-324", "FSBP KMS.4"],
        References =
        [
            "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
            "https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html",
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kms-key.html",
        ],
        AlsoReports = ["SECRET009"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a secret with a key that is switched off", """
            Resources:
              Token:
                Type: AWS::SecretsManager::Secret
                Properties:
                  KmsKeyId: !Ref Key
              Key:
                Type: AWS::KMS::Key
                Properties:
                  EnableKeyRotation: true
                  Enabled: false # finding
            """),
        Bad("a key for an environment that is never rotated, behind an alias", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  KmsKeyArn: !Sub arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/orders
                  Environment:
                    Variables:
                      TABLE_NAME: orders
              Alias:
                Type: AWS::KMS::Alias
                Properties:
                  AliasName: alias/orders
                  TargetKeyId: !Ref Key
              Key: # finding
                Type: AWS::KMS::Key
                Properties:
                  Description: Environments
            """),
        Bad("imported key material", """
            Resources:
              Token:
                Type: AWS::SecretsManager::Secret
                Properties:
                  KmsKeyId: !GetAtt Key.Arn
              Key:
                Type: AWS::KMS::Key
                Properties:
                  Origin: EXTERNAL # finding
            """),
        Good("rotated, and a key of AWS", """
            Resources:
              Token:
                Type: AWS::SecretsManager::Secret
                Properties:
                  KmsKeyId: !Ref Key
              Other:
                Type: AWS::SecretsManager::Secret
                Properties:
                  KmsKeyId: alias/aws/secretsmanager
              Key:
                Type: AWS::KMS::Key
                Properties:
                  EnableKeyRotation: true
              Unrelated:
                Type: AWS::KMS::Key
                Properties:
                  KeySpec: RSA_2048
                  KeyUsage: SIGN_VERIFY
            """),
        Unknown("an alias of another stack", """
            Resources:
              Token:
                Type: AWS::SecretsManager::Secret
                Properties:
                  KmsKeyId: alias/shared
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan)
    {
        var uses = Uses(scan.Deployment).ToList();
        var targets = uses.SelectMany(use => use.Key.Cases, (use, c) => (use.User, use.Function, Case: c, Target: c.Value is { } text ? scan.Keys.Find(text, use.User) : new KeyTarget(null, c.Why)))
            .Where(use => use.Case.State != CaseState.Absent).ToList();
        foreach (var key in targets.Where(use => use.Target.Key is not null).GroupBy(use => use.Target.Key!.Resource.Id))
        {
            var users = key.Select(use => $"`{use.User.LogicalId}`").Distinct().ToList();
            foreach (var verdict in Judge(key.First().Target.Key!, users.Count == 1 ? users[0] : $"{users[0]} and {users.Count - 1} more"))
            {
                yield return verdict;
            }
        }

        foreach (var (user, function, c, target) in targets.Where(use => use.Target.Key is null && !use.Target.IsOfAws))
        {
            yield return target.Account is { Length: > 0 } account && scan.Deployment.PseudoParameters.TryGetValue("AWS::AccountId", out var here) && account != here
                ? Report(user, c.At, $"`{user.LogicalId}` depends on a key of account {account}, whose owner can take it away", c.When, function: function) with { Severity = Severity.Low }
                : CannotTell(user, c.At, target.Why!, function);
        }
    }

    private static IEnumerable<(Resource User, Function? Function, Resolved<Text> Key)> Uses(Deployment deployment) =>
        deployment.Functions.Where(function => !function.Environment.IsEmpty).Select(function => (function.Resource, (Function?)function, function.KmsKeyArn))
            .Concat(deployment.Data.Secrets.Select(secret => (secret.Resource, (Function?)null, secret.KmsKeyId)))
            .Concat(deployment.Data.Secrets.SelectMany(secret => secret.Resource.Properties["ReplicaRegions"].EachItem(), (secret, replica) => (secret.Resource, (Function?)null, replica.Value["KmsKeyId"].AsText())))
            .Concat(deployment.Resources.Where(resource => resource.Type is "AWS::RDS::DBInstance" or "AWS::RDS::DBCluster")
                .Select(database => (database, (Function?)null, database.Properties.Path("MasterUserSecret", "KmsKeyId").AsText())));

    private IEnumerable<Verdict> Judge(Key key, string users)
    {
        var name = $"`{key.Resource.LogicalId}`";
        foreach (var verdict in Judge(key.Resource, key.Enabled, enabled => !enabled, _ => $"Key {name} is disabled, so nobody can decrypt what it encrypts for {users}", key: "Enabled")
            .Concat(Judge(key.Resource, key.Spec, spec => spec != Symmetric, spec => $"Key {name} is of the kind `{spec}`, which cannot encrypt {users}", key: "KeySpec"))
            .Concat(Judge(key.Resource, key.Origin, origin => origin == "EXTERNAL", _ => $"The material of key {name} is imported: it can expire, is not rotated, and {users} cannot be decrypted without it", key: "Origin")))
        {
            yield return verdict;
        }

        // Only material that KMS makes is rotated by itself, and that of a replica where its primary key is.
        if (key.Resource.Type == "AWS::KMS::ReplicaKey" || key.Origin.Cases is not [{ State: CaseState.Absent } or { State: CaseState.Known, Value: "AWS_KMS" }] || key.Spec.Cases is not [{ State: CaseState.Absent } or { State: CaseState.Known, Value: Symmetric }])
        {
            yield break;
        }

        foreach (var verdict in Judge(key.Resource, key.RotationEnabled, rotated => !rotated, _ => Message(), key: "EnableKeyRotation"))
        {
            yield return verdict is Finding finding ? finding with { Severity = Severity.Low } : verdict;
        }

        foreach (var c in key.RotationEnabled.Cases.Where(c => c.State == CaseState.Absent))
        {
            yield return Report(key.Resource, key.Resource.At, Message(), c.When, "EnableKeyRotation") with { Severity = Severity.Low };
        }

        string Message() => $"Key {name}, which encrypts {users}, is never rotated";
    }
}
