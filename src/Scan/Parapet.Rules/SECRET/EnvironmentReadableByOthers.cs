using System.Collections.Immutable;
using Parapet.Analysis.Blast;
using Parapet.Analysis.Permissions;
using Parapet.Analysis.Secrets;
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
        NotFlagged = "An environment without anything sensitive. A role that the function's customer-managed key does not let decrypt. The function's own role. A function's role that is an administrator or has a policy of AWS that also writes, which are `administrator-role` and `managed-policy-too-broad`. Users and groups of the template are not looked at; those outside of it, and roles there, cannot be seen.",
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
        Bad("a role of a server, by a policy of AWS", """
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
              Server:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal: { Service: ec2.amazonaws.com }
                        Action: sts:AssumeRole
                  ManagedPolicyArns:
                    - arn:aws:iam::aws:policy/AWSLambda_ReadOnlyAccess
            """),
        Bad("a key in production alone", """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Stage:
                Type: String
            Conditions:
              IsProd: !Equals [!Ref Stage, prod]
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: dotnet10
                  Handler: Orders
                  CodeUri: src/
                  KmsKeyArn: !If [IsProd, !GetAtt Key.Arn, !Ref AWS::NoValue]
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
                          Action: lambda:GetFunction
                          Resource: !Sub ${Orders.Arn}:*
              Key:
                Type: AWS::KMS::Key
                Properties:
                  EnableKeyRotation: true
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
        return from function in scan.Deployment.Functions
               let variables = SensitiveValues.Of(scan.Deployment, scan.Secrets, function)
               where !variables.IsEmpty
               from verdict in Judge(scan, facts, function, variables)
               select verdict;
    }

    private IEnumerable<Verdict> Judge(Scan scan, ConfigurationReaders facts, Function function, ImmutableArray<SensitiveVariable> variables)
    {
        var first = variables[0];
        var others = variables.DistinctBy(variable => variable.Name).Count() > 1 ? $"`{first.Name}` and the other secrets" : $"`{first.Name}`";
        var readers = facts.Every(function).Where(reader => !IsReportedWider(scan, reader)).DistinctBy(reader => reader.Role.Id).ToList();
        var keys = function.KmsKeyArn.Cases.Select(key => new ReadersOfKey(key, readers.Where(reader => facts.Decrypts(reader.Role, function, key) > Reach.Unknown).ToList())).ToList();

        // Who can read it whichever key it is can read it always.
        var isAlways = keys.TrueForAll(key => key.Readers.SequenceEqual(keys[0].Readers));
        var found = keys.Where(key => key.Readers.Count > 0).Take(isAlways ? 1 : keys.Count).ToList();
        foreach (var (key, certain) in found)
        {
            var when = Conditions.Both(certain.Count == 1 ? Conditions.Both(first.When, certain[0].Grant.When) : first.When, isAlways ? null : key.When);
            yield return Report(function, first.At, $"{others} can be read by {Names(scan, certain)}", when, isAlways ? "" : key.When ?? "");
        }

        var open = readers.Count == 0 ? facts.Open(function).Take(1).ToList() : [];
        if (found.Count == 0 && readers.Exists(reader => reader.Decrypts == Reach.Unknown))
        {
            var key = function.KmsKeyArn.Cases.First(c => c.State != CaseState.Absent);
            yield return CannotTell(function.Resource, key.At, key.Why ?? scan.Keys.WhyNotDecided(key.Value!, function.Resource) ?? new Unknown(UnknownKind.Elsewhere, $"the key of {function.Name}"), function);
        }
        else if (open.Count > 0)
        {
            yield return CannotTell(function.Resource, first.At, RoleGaps.Of(scan, open, [.. ConfigurationReaders.ActionNames]), function);
        }
    }

    // The other rules look at the roles of functions alone.
    private static bool IsReportedWider(Scan scan, ConfigurationReader reader) =>
        scan.Deployment.FunctionsOf(reader.Role).Any()
        && (scan.Permissions.Of(reader.Role).Administrator.Contains(reader.Grant)
            || (reader.Grant.Managed is not null && scan.Breadth(reader.Role).Any(breadth => breadth.Name == reader.Grant.PolicyName)));

    private static string Names(Scan scan, List<ConfigurationReader> readers)
    {
        var shown = readers.Take(ReadersShown).Select(reader => $"{Who(scan, reader.Role)} with `{reader.Action}`, by {reader.Grant.Name} at {reader.Grant.At}{Condition(reader)}");
        return string.Join(", and by ", shown) + (readers.Count > ReadersShown ? $", and by {readers.Count - ReadersShown} more" : "");
    }

    private static string Condition(ConfigurationReader reader) =>
        reader.Reach == Reach.UnderCondition && reader.Grant.Statement.Conditions is [var condition, ..] ? $", where its condition on `{condition.Key}` holds" : "";

    private static string Who(Scan scan, Role role) =>
        scan.Deployment.FunctionsOf(role).Select(function => $"`{function.Name}`").ToImmutableArray() is [var first, .. var more]
            ? more.IsEmpty ? first : $"{first} and others that use `{role.Resource.LogicalId}`"
            : $"role `{role.Resource.LogicalId}`";

    private sealed record ReadersOfKey(Case<Text> Key, List<ConfigurationReader> Readers);
}
