using Parapet.Analysis.Permissions;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET007.</summary>
public sealed class SecretWithoutRotation : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET007",
        Name = "secret-without-rotation",
        Title = "Generated secret that is never rotated",
        Severity = Severity.Low,
        Since = "0.1.0",
        Why = "A secret that never changes is worth as much to whoever got it years ago: from a backup, a log, a laptop, a colleague who left. A rotation schedule bounds that time, and proves that the secret can be changed before somebody has to.",
        Fix = "Add an `AWS::SecretsManager::RotationSchedule` for the secret, for databases with a `HostedRotationLambda` (which takes `Transform: AWS::SecretsManager-2024-09-16`). Code that caches the value must fetch it again when it is refused.",
        NotFlagged = "A secret whose value is typed in or issued by somebody else (no `GenerateSecretString`, attached to no database): Secrets Manager cannot change it there. Secrets that RDS, Redshift and other services keep for themselves, which they rotate.",
        Standards = ["CWE-262", "FSBP SecretsManager.1"],
        References =
        [
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-rotationschedule.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a generated password", """
            Resources:
              Login: # finding
                Type: AWS::SecretsManager::Secret
                Properties:
                  GenerateSecretString:
                    PasswordLength: 32
            """),
        Bad("a schedule in production alone", """
            Parameters:
              Stage:
                Type: String
            Conditions:
              IsProd: !Equals [!Ref Stage, prod]
            Resources:
              Login: # finding
                Type: AWS::SecretsManager::Secret
                Properties:
                  GenerateSecretString:
                    PasswordLength: 32
              Monthly:
                Type: AWS::SecretsManager::RotationSchedule
                Condition: IsProd
                Properties:
                  SecretId: !Ref Login
                  RotationLambdaARN: !Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:rotate
            """),
        Good("a schedule that spells the name", """
            Resources:
              Login:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Name: orders/db
                  GenerateSecretString:
                    PasswordLength: 32
              Monthly:
                Type: AWS::SecretsManager::RotationSchedule
                Properties:
                  SecretId: orders/db
                  RotationLambdaARN: !Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:rotate
            """),
        Good("a schedule, by way of the database", """
            Resources:
              Login:
                Type: AWS::SecretsManager::Secret
                Properties:
                  GenerateSecretString:
                    SecretStringTemplate: '{"username": "orders"}'
                    GenerateStringKey: password
              Attached:
                Type: AWS::SecretsManager::SecretTargetAttachment
                Properties:
                  SecretId: !Ref Login
                  TargetId: orders-db
                  TargetType: AWS::RDS::DBInstance
              Monthly:
                Type: AWS::SecretsManager::RotationSchedule
                Properties:
                  SecretId: !Ref Attached
                  RotationLambdaARN: !Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:rotate-orders-db
                  RotationRules:
                    AutomaticallyAfterDays: 30
            """),
        Good("a token that somebody else issues", """
            Resources:
              CarrierToken:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Description: Put in by hand, from the carrier's console
            """),
        Unknown("a schedule for a secret that the user names", """
            Parameters:
              SecretArn:
                Type: String
            Resources:
              Login:
                Type: AWS::SecretsManager::Secret
                Properties:
                  GenerateSecretString:
                    PasswordLength: 32
              Monthly:
                Type: AWS::SecretsManager::RotationSchedule
                Properties:
                  SecretId: !Ref SecretArn
                  RotationRules:
                    AutomaticallyAfterDays: 30
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan)
    {
        var secrets = scan.Deployment.Data.Secrets;
        var rotating = secrets.SelectMany(secret => secret.Rotations).Select(rotation => rotation.Resource.Id).ToHashSet(StringComparer.Ordinal);
        var unknown = scan.Deployment.OfType("AWS::SecretsManager::RotationSchedule").Where(schedule => !rotating.Contains(schedule.Id))
            .Select(SecretId).FirstOrDefault(why => why is not null);
        return from secret in secrets
               from when in WhenMade(secret)
               let verdict = Judge(secret, when, unknown)
               where verdict is not null
               select verdict;
    }

    private Verdict? Judge(StoredSecret secret, string? when, Unknown? unknown)
    {
        var answer = Worlds.Judge(
            Conditions.Both(secret.Resource.When, when),
            secret.Rotations.Select(rotation => rotation.When),
            world => secret.Rotations.Any(rotation => !Worlds.Excludes(world, rotation.When)) ? Reach.Yes : Reach.No);
        var why = answer.Why ?? (answer.Reach == Reach.No ? unknown : null);
        return why is not null ? CannotTell(secret.Resource, secret.Resource.At, why)
            : answer.Reach != Reach.No ? null
            : Report(secret.Resource, secret.Resource.At, $"`{secret.Resource.LogicalId}` has no rotation schedule, so its value stays the same for as long as it exists", Conditions.Both(when, answer.When));
    }

    // The conditions under which Secrets Manager can change the value.
    private static IEnumerable<string?> WhenMade(StoredSecret secret) =>
        !secret.Attachments.IsEmpty ? [secret.Attachments.Any(attachment => attachment.When is null) ? null : secret.Attachments[0].When]
        : Generated([.. secret.Resource.Properties["GenerateSecretString"].Cases()]);

    private static IEnumerable<string?> Generated(List<(Value Value, string? When)> cases) =>
        cases.TrueForAll(c => !c.Value.IsAbsent) ? [null] : cases.Where(c => !c.Value.IsAbsent).Select(c => c.When).Take(1);

    // Why it is not known which secret a schedule rotates.
    private static Unknown? SecretId(Resource schedule) =>
        schedule.Properties["SecretId"].AsText().Cases.Select(c => c.Why ?? (c.Value?.References.Any() == true ? null : c.Value?.Why)).FirstOrDefault(why => why is not null);
}
