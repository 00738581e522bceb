using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Amazon Web Services.</summary>
internal static class Aws
{
    private const int KeyIdTail = 16;
    private const int SecretHalf = 40;
    private const int LongestWayToOtherHalf = 400;

    private static readonly Part[] KeyIdForm = [Base32(KeyIdTail)];
    private static readonly string[] SessionTokens = ["IQoJb3JpZ2luX2Vj", "FwoGZXIvYXdz", "FQoGZXIvYXdz"];

    private static readonly Family Keys = new("AWS", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html");
    private static readonly Family Identifiers = new("AWS", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html");
    private static readonly Family Sessions = new("AWS", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html");
    private static readonly Family Bedrock = new("Amazon Bedrock", "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html");
    private static readonly Family Mail = new("Amazon SES", "https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html");
    private static readonly Family Sellers = new("Amazon", "https://developer-docs.amazon.com/sp-api/docs/");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        KeyId("aws-access-key-pair", "an AWS access key id beside its secret half", "AKIA|ASIA", Pairs) with
        {
            Reach = LongestWayToOtherHalf,
            Match = (text, anchor) => Tokens.Match(text, anchor, KeyIdForm, AwsAccessKeys.IsPlausible) is { } found && HasOtherHalf(text) ? found : null,
        },
        KeyId("aws-access-key-id", "an AWS access key id", "AKIA", () => [KeyIdLike("AKIAJ", 1), "key=" + KeyIdLike("AKIAQ", 2) + ";"]) with { Certainty = Certainty.Likely },
        KeyId("aws-temporary-key-id", "the id of temporary AWS credentials", "ASIA", () => [KeyIdLike("ASIAJ", 1), "\"accessKeyId\": \"" + KeyIdLike("ASIAQ", 2) + "\""]) with { Certainty = Certainty.Possible },
        Keys.Named("aws-secret-access-key", "an AWS secret access key", "secret_access_key|secret access key|secretaccesskey|secret-access-key|aws_secret_key|aws_secret|secret_key", Base64(40)) with
        {
            NotFound = () =>
            [
                "AWS_SECRET_ACCESS_KEY=" + "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_SECRET_ACCESS_KEY_PATH=/prod/orders/storage/keys/secret-access-key",
                "AWS_SECRET=arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders",
                "AWS_SECRET_ACCESS_KEY=mdp/feature-logging/FdaCompositePipeline",
            ],
        },
        Sessions.Token("aws-session-token", "an AWS session token", "IQoJb3JpZ2luX2Vj|FwoGZXIvYXdz|FQoGZXIvYXdz", Base64(150, 4000)),
        Sessions.Named("aws-session-token-by-name", "an AWS session token", "aws_session_token|aws_security_token|sessiontoken", Base64(250, 4000)),
        Bedrock.Key("bedrock-key", "an Amazon Bedrock API key", "ABSKQmVkcm9ja0FQSUtleS", Base64(80, 140)),
        Bedrock.Key("bedrock-short-term-key", "a short-term Amazon Bedrock API key", "bedrock-api-key-", Base64(100, 4000)),
        new Family("AWS AppSync", "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html").Key("appsync-key", "an AppSync API key", "da2-", Lower(26)),
        new Family("Amazon Cognito", "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html").Named("cognito-client-secret", "the secret of a Cognito app client", "cognito", Lower(50, 52)),
        Mail.Named("ses-smtp-password", "an Amazon SES SMTP password", "ses_smtp|ses_password|smtp_password|smtppassword", Text("B"), Base64(43)) with { Kind = SecretKind.Password },
        Sellers.Token("amazon-mws-token", "an Amazon MWS token", "amzn.mws.", Uuid),
        Sellers.Key("amazon-oauth-secret", "the secret of a Login with Amazon client", "amzn1.oa2-cs.v1.", Hex(64)),
        new Family("Amazon API Gateway", "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-key-with-console.html").Named("api-gateway-key", "an API Gateway API key", "x-api-key|x_api_key|xapikey|apigateway_key|api_gateway_key", Alnum(40)),
    ];

    private static SecretDetector KeyId(string id, string what, string prefixes, Func<IEnumerable<string>> found) =>
        Identifiers.Checked(id, SecretKind.Identifier, what, prefixes, AwsAccessKeys.IsPlausible, found, KeyIdForm);

    private static string KeyIdLike(string start, uint seed) => start + Specimen.Of(Alphabet.Base32, KeyIdTail - 1, seed);

    private static IEnumerable<string> Pairs() =>
    [
        $"[default]\naws_access_key_id = {KeyIdLike("AKIAJ", 1)}\naws_secret_access_key = {Specimen.Of(Alphabet.Base64, SecretHalf, 3)}\n",
        $"Access key ID,Secret access key\n{KeyIdLike("AKIAJ", 2)},{Specimen.Of(Alphabet.Base64, SecretHalf, 4)}\n",
        $"\"AccessKeyId\": \"{KeyIdLike("ASIAQ", 3)}\", \"SessionToken\": \"{SessionTokens[0]}{Specimen.Of(Alphabet.Base64, 300, 5)}\"",
    ];

    // Forty characters in base 64 that a generator made, or what every session token begins with. A hash has no capitals.
    private static bool HasOtherHalf(ReadOnlySpan<char> text)
    {
        var rest = text;
        for (var start = rest.IndexOfAny(Alphabet.Base64.Set); start >= 0; start = rest.IndexOfAny(Alphabet.Base64.Set))
        {
            rest = rest[start..];
            var end = rest.IndexOfAnyExcept(Alphabet.Base64.Set);
            var run = end < 0 ? rest : rest[..end];
            if (run.Length == SecretHalf ? IsSecretHalf(run) : run.Length > SecretHalf && IsSessionToken(run))
            {
                return true;
            }

            rest = rest[run.Length..];
        }

        return false;
    }

    private static bool IsSecretHalf(ReadOnlySpan<char> run) =>
        run.ContainsAnyInRange('A', 'Z') && run.ContainsAnyInRange('a', 'z') && run.ContainsAnyInRange('0', '9') && Randomness.IsGenerated(run) && !Placeholders.IsOne(run);

    private static bool IsSessionToken(ReadOnlySpan<char> run)
    {
        foreach (var start in SessionTokens)
        {
            if (run.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
