using static Parapet.Iam.Tests.Escalation.TestAccount;

namespace Parapet.Iam.Tests.Escalation;

/// <summary>A thousand roles and five hundred functions, as a company with many teams has them.</summary>
internal static class LargeAccount
{
    public const int Functions = 500;
    public const int Readers = 400;
    public const int PowerUsers = 40;
    public const int Deployers = 40;
    public const int Administrators = 20;
    private const string Lambda = "lambda.amazonaws.com";

    public static TestAccount Make()
    {
        var account = new TestAccount();
        for (var i = 0; i < Functions; i++)
        {
            var team = i % Deployers;
            account.With(
                Role($"team-{team:00}-function-{i}"),
                [Allow("logs:CreateLogStream logs:PutLogEvents"), Allow("dynamodb:GetItem dynamodb:PutItem dynamodb:Query", $"arn:aws:dynamodb:*:{Id}:table/t{i}")],
                [TrustService(Lambda)]);
            account.WithFunction($"team-{team:00}-{i}", Role($"team-{team:00}-function-{i}"), "invoked");
        }

        for (var i = 0; i < Readers; i++)
        {
            account.With(Role($"reader-{i}"), [Allow("s3:Get* s3:List* ec2:Describe* lambda:Get* lambda:List*")], [TrustAws(Id)]);
        }

        for (var i = 0; i < PowerUsers; i++)
        {
            account.With(Role($"power-{i}"), ["""{"Effect":"Allow","NotAction":["iam:*","sts:*","organizations:*"],"Resource":"*"}"""], [TrustAws(Id)]);
        }

        for (var i = 0; i < Deployers; i++)
        {
            account.With(
                Role($"deploy-{i}"),
                [
                    Allow("iam:PassRole", Role($"team-{i:00}-*"), """{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}"""),
                    Allow("iam:PassRole", Role("admin-*")),
                    Allow("lambda:*", Function($"team-{i:00}-*")),
                ],
                [TrustService("codebuild.amazonaws.com")]);
        }

        for (var i = 0; i < Administrators; i++)
        {
            account.WithAdministrator($"admin-{i}", i % 2 == 0 ? Lambda : "backup.amazonaws.com");
        }

        return account;
    }
}
