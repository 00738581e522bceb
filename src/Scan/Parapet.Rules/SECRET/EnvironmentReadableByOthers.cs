using System.Collections.Immutable;
using Parapet.Analysis.Blast;
using Parapet.Analysis.Permissions;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET003.</summary>
public sealed class EnvironmentReadableByOthers : Rule
{
    private const int ReadersShown = 2;

    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET003",
        Name = "environment-readable-by-others",
        Title = "Secret environment that other roles can read",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "`lambda:GetFunctionConfiguration`, `GetFunction`, `ListVersionsByFunction` and `ListFunctions` give back every environment variable, decrypted unless a customer-managed key stops the caller. A role that was meant to look at functions, or that may do whatever it finds, has the secret of this one, and so has whoever gets hold of that role.",
        Fix = "Take the action away from the statement that is named, or keep it to functions that hold no secret. Better: fetch the secret at run time, so that the environment says only where it lies.",
        NotFlagged = "An environment without anything sensitive. A role that the function's customer-managed key does not let decrypt. The function's own role. Roles that are administrators or read the configuration of every function of the account by a policy of AWS, which are `administrator-role` and `managed-policy-too-broad`. Users, groups and roles outside of the deployment cannot be seen.",
        Standards = ["CWE-522", "CWE-732"],
        References =
        [
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
            "https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html",
        ],
        AlsoReports = ["ROLE009", "SECRET002", "SECRET009"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a dashboard that lists functions", """
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
              Dashboard:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Dashboard
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: lambda:ListFunctions
                          Resource: "*"
            """),
        Good("a key that only the function may use", """
            Transform: AWS::Serverless-2016-10-31
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
                      DB_LOGIN: "{{resolve:secretsmanager:orders/db:SecretString:password}}"
              Dashboard:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Dashboard
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: lambda:GetFunctionConfiguration
                          Resource: !GetAtt Orders.Arn
              Key:
                Type: AWS::KMS::Key
                Properties:
                  EnableKeyRotation: true
            """),
        Good("nothing sensitive to read", """
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
                      TABLE_NAME: orders
              Dashboard:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Dashboard
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: lambda:GetFunctionConfiguration
                          Resource: !GetAtt Orders.Arn
            """),
        Unknown("a key that the user names", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              KeyArn:
                Type: String
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  KmsKeyArn: !Ref KeyArn
                  Environment:
                    Variables:
                      DB_LOGIN: "{{resolve:secretsmanager:orders/db:SecretString:password}}"
              Dashboard:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Dashboard
                  CodeUri: src/
                  Policies:
                    - Version: "2012-10-17"
                      Statement:
                        - Effect: Allow
                          Action: [lambda:GetFunctionConfiguration, kms:Decrypt]
                          Resource:
                            - !GetAtt Orders.Arn
                            - arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan)
    {
        var facts = new ConfigurationReaders(scan.Deployment, scan.Permissions);
        foreach (var function in scan.Deployment.Functions)
        {
            if (scan.Secrets.Sensitive(function) is not [var first, ..] variables)
            {
                continue;
            }

            var readers = facts.Of(function).Where(reader => !IsReportedWider(scan, reader)).ToList();
            var certain = readers.Where(reader => reader.Decrypts > Reach.Unknown).ToList();
            if (certain.Count > 0)
            {
                var others = variables.DistinctBy(variable => variable.Name).Count() > 1 ? $"`{first.Name}` and the other secrets" : $"`{first.Name}`";
                yield return Report(function, first.At, $"{others} can be read by {Names(scan, certain)}", certain.Count == 1 ? Conditions.Both(first.When, certain[0].Grant.When) : first.When);
            }
            else if (readers.Exists(reader => reader.Decrypts == Reach.Unknown))
            {
                var key = function.KmsKeyArn.Cases[0];
                yield return CannotTell(function.Resource, key.At, key.Why ?? (key.Value is { } text ? scan.Keys.Find(text, function.Resource).Why : null) ?? new Unknown(UnknownKind.Elsewhere, $"the key of {function.Name}"), function);
            }
        }
    }

    private static bool IsReportedWider(Scan scan, ConfigurationReader reader) =>
        scan.Permissions.Of(reader.Role).Administrator.Contains(reader.Grant) || reader.Grant.Managed is not null;

    private static string Names(Scan scan, List<ConfigurationReader> readers)
    {
        var shown = readers.Take(ReadersShown).Select(reader => $"{Who(scan, reader.Role)} with `{reader.Action}`, by {reader.Grant.Name} at {reader.Grant.At}");
        return string.Join(", and by ", shown) + (readers.Count > ReadersShown ? $", and by {readers.Count - ReadersShown} more" : "");
    }

    private static string Who(Scan scan, Role role) =>
        scan.Deployment.FunctionsOf(role).Select(function => $"`{function.Name}`").ToImmutableArray() is [var first, .. var more]
            ? more.IsEmpty ? first : $"{first} and others that use `{role.Resource.LogicalId}`"
            : $"role `{role.Resource.LogicalId}`";
}
