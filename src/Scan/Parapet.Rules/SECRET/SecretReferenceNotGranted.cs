using Parapet.Analysis.Permissions;
using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET005.</summary>
public sealed class SecretReferenceNotGranted : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET005",
        Name = "secret-reference-not-granted",
        Title = "Secret that the function may not read",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "The function is told where its secret lies and cannot fetch it: it fails the first time it tries, and the error is usually repaired in a hurry with `Resource: \"*\"`, or by writing the value into the environment.",
        Fix = "Grant `secretsmanager:GetSecretValue` (or `ssm:GetParameter`) on this one secret, in SAM by `AWSSecretsManagerGetSecretValuePolicy` or `SSMParameterReadPolicy`; with a customer-managed key also `kms:Decrypt` on the key. Remove a variable that nobody reads.",
        NotFlagged = "A role outside of the deployment, or with policies that are not part of it, is undecided. A function that may write the secret or parameter, since it needs its name for that. `{{resolve:…}}` in a value, which CloudFormation fetches when it deploys. A name without a slash in a `…_PARAMETER` variable. A parameter that is encrypted with a key of its own: CloudFormation does not make any.",
        Standards = ["CWE-284"],
        References =
        [
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/ps-integration-lambda-extensions.html",
        ],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("no policy for the secret", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DB_SECRET_ARN: !Ref Login # finding
              Login:
                Type: AWS::SecretsManager::Secret
            """),
        Bad("the secret is granted, and its key is not", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DB_SECRET_ARN: !Ref Login # finding
                  Policies:
                    - AWSSecretsManagerGetSecretValuePolicy:
                        SecretArn: !Ref Login
              Login:
                Type: AWS::SecretsManager::Secret
                Properties:
                  KmsKeyId: !GetAtt Key.Arn
              Key:
                Type: AWS::KMS::Key
                Properties:
                  EnableKeyRotation: true
            """),
        Bad("a parameter below another path", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DB_PASSWORD_PARAMETER: /orders/db/password # finding
                  Policies:
                    - SSMParameterReadPolicy:
                        ParameterName: billing/*
            """),
        Good("by reference, by ARN and by name", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DB_SECRET_ARN: !Ref Login
                      CARRIER_SECRET_ARN: arn:aws:secretsmanager:eu-west-1:111122223333:secret:carrier-AbCdEf
                      MAIL_SECRET_NAME: orders/mail
                      SSM_PATH: /orders/settings
                      THEME_PARAMETER: dark
                  Policies:
                    - AWSSecretsManagerGetSecretValuePolicy:
                        SecretArn: !Ref Login
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: secretsmanager:GetSecretValue
                          Resource:
                            - !Sub arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:carrier-*
                            - !Sub arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/mail-??????
                        - Effect: Allow
                          Action: ssm:GetParametersByPath
                          Resource: !Sub arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/orders/settings/*
                        - Effect: Allow
                          Action: kms:Decrypt
                          Resource: !GetAtt Key.Arn
              Login:
                Type: AWS::SecretsManager::Secret
                Properties:
                  KmsKeyId: !Ref Key
              Key:
                Type: AWS::KMS::Key
                Properties:
                  EnableKeyRotation: true
            """),
        Good("the function fills the secret", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Fill:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      DB_SECRET_ARN: !Ref Login
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: secretsmanager:PutSecretValue
                          Resource: !Ref Login
              Login:
                Type: AWS::SecretsManager::Secret
            """),
        Unknown("the role belongs to another stack", """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Role: arn:aws:iam::111122223333:role/orders
                  Environment:
                    Variables:
                      DB_SECRET_ARN: !Ref Login
              Login:
                Type: AWS::SecretsManager::Secret
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan)
    {
        var access = new SecretAccess(scan.Deployment, scan.Permissions);
        return from function in scan.Deployment.Functions
               from reference in scan.References.Of(function)
               let verdict = Judge(scan, access, function, reference)
               where verdict is not null
               select verdict;
    }

    private Verdict? Judge(Scan scan, SecretAccess access, Function function, SecretReference reference)
    {
        if (reference.Why is { } why)
        {
            return CannotTell(function.Resource, reference.At, why, function);
        }

        // A name that is wrong is not granted either; the name is what has to change.
        if (scan.References.Slip(reference) is not null || access.MayWrite(function, reference) > Reach.Unknown)
        {
            return null;
        }

        var read = access.AlwaysReads(function, reference);
        if (read.Reach == Reach.No)
        {
            var noun = reference.Store == SecretStore.SecretsManager ? "secret" : "parameter";
            var message = $"`{reference.Variable}` names a {noun} that the role of `{function.Name}` may not read: it lacks `{SecretAccess.ReadOf(reference.Store)}` on it";
            return Report(function, reference.At, message, Conditions.Both(reference.When, read.When), reference.Variable!) with { Remedy = SecretRemedy.OfGrant(scan, function, reference) };
        }

        var decrypt = access.AlwaysDecrypts(function, reference);
        if (decrypt.Reach == Reach.No)
        {
            var message = $"`{reference.Variable}` names a secret that the role of `{function.Name}` may not decrypt: it lacks `kms:Decrypt` on the secret's key";
            return Report(function, reference.At, message, Conditions.Both(reference.When, decrypt.When), reference.Variable!);
        }

        return read.Reach == Reach.Unknown ? CannotTell(function.Resource, reference.At, read.Why ?? RoleGaps.Of(scan, function, SecretAccess.ReadOf(reference.Store)), function)
            : decrypt.Reach == Reach.Unknown ? CannotTell(function.Resource, reference.At, decrypt.Why ?? access.WhyNotDecided(reference) ?? RoleGaps.Of(scan, function, "kms:Decrypt"), function)
            : null;
    }
}
