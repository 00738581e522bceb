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
        var attached = scan.Deployment.Data.Secrets.Where(secret => secret.Rotations.IsEmpty);
        var unknown = scan.Deployment.OfType("AWS::SecretsManager::RotationSchedule").Select(SecretId).FirstOrDefault(why => why is not null);
        foreach (var secret in attached.Where(secret => !secret.Attachments.IsEmpty || !secret.Resource.Properties["GenerateSecretString"].IsAbsent))
        {
            yield return unknown is not null
                ? CannotTell(secret.Resource, secret.Resource.At, unknown)
                : Report(secret.Resource, secret.Resource.At, $"`{secret.Resource.LogicalId}` has no rotation schedule, so its value stays the same for as long as it exists");
        }
    }

    // Why it is not known which secret a schedule rotates.
    private static Unknown? SecretId(Resource schedule) =>
        schedule.Properties["SecretId"].AsText().Cases.Select(c => c.Why ?? (c.Value?.References.Any() == true ? null : c.Value?.Why)).FirstOrDefault(why => why is not null);
}
