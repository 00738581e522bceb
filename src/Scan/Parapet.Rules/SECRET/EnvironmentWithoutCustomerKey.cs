using System.Collections.Immutable;
using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET002.</summary>
public sealed class EnvironmentWithoutCustomerKey : Rule
{
    private const int MostNamed = 10;

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET002",
        Name = "environment-without-customer-key",
        Title = "Sensitive environment without a customer-managed key",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "Lambda encrypts the environment with a key that AWS manages, and decrypts it for everybody who may call `lambda:GetFunctionConfiguration`: a permission that read-only roles, dashboards and audit tools have. With a key of your own they also need `kms:Decrypt` on it. A `{{resolve:secretsmanager:…}}` reference does not help: CloudFormation writes the plain value into the environment when it deploys.",
        Fix = "Better: keep the secret out of the environment and fetch it at run time. Otherwise set `KmsKeyArn` to a customer-managed key whose policy lets only this function's role decrypt.",
        NotFlagged = "An environment without anything sensitive; a variable that says where a secret lies (`…_ARN`, `…_NAME`, `…_PATH`, `…_ID`, an ARN, a path, another resource); the host, port, user name, database name or engine out of a secret; a placeholder that the template writes out.",
        Standards = ["CWE-311", "CWE-522"],
        References = ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html", "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html"],
        AlsoReports = ["CODE002", "OPS003", "OPS004", "SECRET001", "SECRET005", "SECRET009"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("the secret is resolved into the environment at deployment", """
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
                      DB_LOGIN: "{{resolve:secretsmanager:orders/db:SecretString:password}}" # finding
            """),
        Bad("a parameter that the user types in", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              ApiToken:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  Environment:
                    Variables:
                      API_TOKEN: !Ref ApiToken # finding
            """),
        Bad("an empty key and the key that AWS manages are no keys of your own", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              ApiToken:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  KmsKeyArn: ""
                  Environment:
                    Variables:
                      API_TOKEN: !Ref ApiToken # finding
              Billing:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Billing
                  CodeUri: src/
                  KmsKeyArn: !Sub arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/lambda
                  Environment:
                    Variables:
                      API_TOKEN: !Ref ApiToken # finding
                      DB_LOGIN: "{{resolve:secretsmanager:orders/db:SecretString:password}}"
            """),
        Good("a customer-managed key", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              ApiToken:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  KmsKeyArn: !GetAtt Key.Arn
                  Environment:
                    Variables:
                      API_TOKEN: !Ref ApiToken
              Key:
                Type: AWS::KMS::Key
                Properties:
                  EnableKeyRotation: true
            """),
        Good("only where the secret lies", """
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
                      API_TOKEN_ARN: arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-AbCdEf
                      SECRET_NAME: orders/token
                      TOKEN_TTL: 300
                      API_TOKEN: !Ref Token
                      DB_HOST: "{{resolve:secretsmanager:orders/db:SecretString:host}}"
                      DB_PASSWORD: changeme
              Token:
                Type: AWS::SecretsManager::Secret
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        from function in scan.Deployment.Functions
        let variables = SensitiveValues.Of(scan.Deployment, scan.Secrets, function)
        where !variables.IsEmpty
        from verdict in Judge(scan, function, variables)
        select verdict;

    private IEnumerable<Verdict> Judge(Scan scan, Function function, ImmutableArray<SensitiveVariable> variables)
    {
        var first = variables[0];
        var names = variables.Select(variable => variable.Name).Distinct(StringComparer.Ordinal).ToList();
        var message = names.Count == 1
            ? $"`{first.Name}` lies in the environment without a customer-managed key: {first.Why}"
            : $"{Listed(names)} lie in the environment without a customer-managed key; of `{first.Name}`: {first.Why}";

        // A value that is written out is moved by the finding on it; one that is fetched has a place already.
        var isElsewhere = scan.Secrets.WrittenOut(function).Any(secret => secret.Variable == first.Name)
            || function.Environment.Any(variable => variable.Name == first.Name && variable.Value.Known.Any(c => c.Value!.Why?.Kind is UnknownKind.DynamicReference or UnknownKind.ResourceAttribute));
        var remedy = isElsewhere ? null : SecretRemedy.OfVariable(scan, function, first.Name);
        foreach (var c in function.KmsKeyArn.Cases)
        {
            if (c.State == CaseState.Absent || (c.Value is { } key && scan.Keys.Find(key, function.Resource).IsOfAws))
            {
                var when = Conditions.Both(variables.Length == 1 ? first.When : null, c.When);
                yield return Report(function, first.At, message, when) with { Remedy = remedy };
            }
            else if (c.State == CaseState.Unknown)
            {
                yield return CannotTell(function.Resource, c.At, c.Why!, function);
            }
        }
    }

    private static string Listed(List<string> names)
    {
        var shown = names.Take(MostNamed).Select(name => $"`{name}`").ToList();
        return names.Count > MostNamed ? $"{string.Join(", ", shown)} and {names.Count - MostNamed} more variables" : $"{string.Join(", ", shown[..^1])} and {shown[^1]}";
    }
}
