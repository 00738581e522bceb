using System.Collections.Immutable;
using Parapet.Secrets.Forms;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Amazon Web Services.</summary>
internal static class Aws
{
    private const int KeyIdTail = 16;

    private static readonly Family Keys = new("AWS", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html");
    private static readonly Family Identifiers = new("AWS", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html");
    private static readonly Family Sessions = new("AWS", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html");
    private static readonly Family Bedrock = new("Amazon Bedrock", "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html");
    private static readonly Family Mail = new("Amazon SES", "https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html");
    private static readonly Family Sellers = new("Amazon", "https://developer-docs.amazon.com/sp-api/docs/");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Identifiers.Checked(
            "aws-access-key-id",
            SecretKind.Identifier,
            "an AWS access key id",
            "AKIA|ASIA",
            AwsAccessKeys.IsPlausible,
            () => ["AKIAJ" + Specimen.Of(Alphabet.Base32, KeyIdTail - 1), "key=ASIAQ" + Specimen.Of(Alphabet.Base32, KeyIdTail - 1, 2) + ";"],
            Base32(KeyIdTail)),
        Keys.Named("aws-secret-access-key", "an AWS secret access key", "secret_access_key|secretaccesskey|secret-access-key|aws_secret_key|aws_secret|secret_key", Base64(40)) with
        {
            NotFound = () =>
            [
                "AWS_SECRET_ACCESS_KEY=" + "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_SECRET_ACCESS_KEY_PATH=/prod/orders/storage/keys/secret-access-key",
                "AWS_SECRET=arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders",
                "AWS_SECRET_ACCESS_KEY=mdp/feature-logging/FdaCompositePipeline",
            ],
        },
        Sessions.Token("aws-session-token", "an AWS session token", "IQoJb3JpZ2luX2Vj|FwoGZXIvYXdz|FQoGZXIvYXdz", Base64(150, 1500)),
        Sessions.Named("aws-session-token-by-name", "an AWS session token", "aws_session_token|aws_security_token|sessiontoken", Base64(250, 1500)),
        Bedrock.Key("bedrock-key", "an Amazon Bedrock API key", "ABSKQmVkcm9ja0FQSUtleS", Base64(80, 140)),
        Bedrock.Key("bedrock-short-term-key", "a short-term Amazon Bedrock API key", "bedrock-api-key-", Base64(100, 1500)),
        new Family("AWS AppSync", "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html").Key("appsync-key", "an AppSync API key", "da2-", Lower(26)),
        new Family("Amazon Cognito", "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html").Named("cognito-client-secret", "the secret of a Cognito app client", "cognito", Lower(50, 52)),
        Mail.Named("ses-smtp-password", "an Amazon SES SMTP password", "ses_smtp|ses_password|smtp_password|smtppassword", Text("B"), Base64(43)) with { Kind = SecretKind.Password },
        Sellers.Token("amazon-mws-token", "an Amazon MWS token", "amzn.mws.", Uuid),
        Sellers.Key("amazon-oauth-secret", "the secret of a Login with Amazon client", "amzn1.oa2-cs.v1.", Hex(64)),
        new Family("Amazon API Gateway", "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-key-with-console.html").Named("api-gateway-key", "an API Gateway API key", "x-api-key|x_api_key|xapikey|apigateway_key|api_gateway_key", Alnum(40)),
    ];
}
