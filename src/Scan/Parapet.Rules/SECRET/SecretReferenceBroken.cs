using Parapet.Analysis.Secrets;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Rules.SECRET;

/// <summary>SECRET006.</summary>
public sealed class SecretReferenceBroken : Rule
{
    /// <inheritdoc />
    public override RuleInfo Info { get; } = new()
    {
        Id = "SECRET006",
        Name = "secret-reference-broken",
        Title = "Secret by a name that it does not have",
        Severity = Severity.Medium,
        Since = "0.1.0",
        Why = "The template makes a secret and refers to it by another name: the deployment fails, or the function does when it fetches it. Worse, it works where somebody made a secret by the wrong name once by hand, which no policy, key or rotation of the template covers.",
        Fix = "Refer to the resource (`!Ref DatabaseSecret` gives the secret's ARN, of a parameter its name) instead of writing the name twice.",
        NotFlagged = "A name that resembles none of the deployment may belong to a secret outside of it and is undecided. Names of the same words between other separators, and names of which one word of six letters or more has a letter too many, too few or two swapped are slips; `orders/db-ro` beside `orders/db-rw` or `header` beside `reader` are other names. So are ARNs of other accounts, which share secrets by ARN. An ARN of another region is reported only when the region is known (`AWS::Region` given for the scan). A `SecureString` is made outside of templates, so a parameter named after the stack need not be part of it.",
        Standards = ["CWE-1068"],
        References =
        [
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html",
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-secret.html",
        ],
        AlsoReports = ["SECRET002"],
    };

    /// <inheritdoc />
    public override IEnumerable<Example> Examples =>
    [
        Bad("a letter too few", """
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
                      DB_SECRET_NAME: orders/databse # finding
              Login:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Name: orders/database
            """),
        Bad("the logical id in the place of the name", """
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
                      DB_SECRET_NAME: Login # finding
              Login:
                Type: AWS::SecretsManager::Secret
            """),
        Bad("a dynamic reference that misses its secret", """
            Resources:
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: !Sub "{{resolve:secretsmanager:${AWS::StackName}/db:SecretString:password}}" # finding
              Login:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Name: !Sub ${AWS::StackName}/database
            """),
        Good("by reference, and by the very name", """
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
                      DB_SECRET_NAME: !Sub ${AWS::StackName}/database
                  Policies:
                    - AWSSecretsManagerGetSecretValuePolicy:
                        SecretArn: !Ref Login
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: !Sub "{{resolve:secretsmanager:${Login}:SecretString:password}}"
              Login:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Name: !Sub ${AWS::StackName}/database
            """),
        Unknown("a secret that may exist outside", """
            Resources:
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: "{{resolve:secretsmanager:shared/login:SecretString:password}}"
            """),
    ];

    /// <inheritdoc />
    public override IEnumerable<Verdict> Check(Scan scan) =>
        (from function in scan.Deployment.Functions
         from reference in scan.References.Of(function)
         let verdict = Judge(scan, function, reference)
         where verdict is not null
         select verdict).Concat(Dynamic(scan));

    // A value is never shown: a secret may have got into the wrong variable.
    private Verdict? Judge(Scan scan, Function function, SecretReference reference) =>
        scan.References.Slip(reference) is { } slip ? Report(function, reference.At, $"`{reference.Variable}` does not name what it means: {slip}", reference.When, reference.Variable!)
        : reference.Why is { } why ? CannotTell(function.Resource, reference.At, why, function)
        : reference.Stored is null && !scan.References.IsPathOfParameters(reference) ? CannotTell(function.Resource, reference.At, new Unknown(UnknownKind.Elsewhere, $"what {reference.Variable} names"), function)
        : null;

    private IEnumerable<Verdict> Dynamic(Scan scan)
    {
        foreach (var (at, why) in scan.Deployment.Unknowns.Where(unknown => unknown.Why.Kind == UnknownKind.DynamicReference).Distinct())
        {
            if (scan.References.OfExpression(why.Detail, at) is not { Stored: null } reference)
            {
                continue;
            }

            var function = scan.Deployment.Functions.FirstOrDefault(function => function.Environment.Any(variable => variable.Value.Cases.Any(c => c.At == at)));
            if (scan.References.Slip(reference) is { } slip)
            {
                var message = $"The dynamic reference names `{reference.Spelled}`: {slip}";
                yield return function is null ? Report(scan.Deployment, at, message, reference.Spelled) : Report(function, at, message, key: reference.Spelled);
            }
            else
            {
                var unknown = new Unknown(UnknownKind.Elsewhere, "what the dynamic reference names");
                yield return function is null
                    ? new Undecided { Rule = Info, Resource = scan.Deployment.Source, Function = null, At = at, Why = unknown }
                    : CannotTell(function.Resource, at, unknown, function);
            }
        }
    }
}
