using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Amazon Web Services.</summary>
internal static class Aws
{
    private const int KeyIdTail = 16;
    private const int SecretKeyLength = 40;
    private const int LongestGap = 8;
    private const string AccessKeyPage = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "aws-access-key-id",
            Provider = "AWS",
            Kind = SecretKind.Identifier,
            What = "an AWS access key id",
            Reference = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
            Anchors = ["AKIA", "ASIA"],
            Match = Shapes.Token(Shapes.Base32, KeyIdTail, KeyIdTail),
            Found = () => ["AKIA" + Specimen.Of(Shapes.Base32Characters, KeyIdTail), "key=ASIA" + Specimen.Of(Shapes.Base32Characters, KeyIdTail, 2) + ";"],
            NotFound = () => ["AKIA" + "IOSFODNN7EXAMPLE", "AKIA" + new string('X', KeyIdTail), "AKIA" + Specimen.Of(Shapes.Base32Characters, 30), "LAKIA" + Specimen.Of(Shapes.Base32Characters, KeyIdTail)],
        },
        new()
        {
            Id = "aws-secret-access-key",
            Provider = "AWS",
            Kind = SecretKind.Key,
            What = "an AWS secret access key",
            Reference = AccessKeyPage,
            // Forty characters alone could be anything (a path, a hash); beside this name they are a key.
            Anchors = ["secret_access_key", "secretaccesskey", "secret-access-key", "aws_secret_key", "aws_secret"],
            AnchorsIgnoreCase = true,
            Match = SecretAccessKey,
            Found = () => ["AWS_SECRET_ACCESS_KEY=" + Specimen.Of(Shapes.Base64Characters, SecretKeyLength), "\"SecretAccessKey\": \"" + Specimen.Of(Shapes.Base64Characters, SecretKeyLength, 3) + "\""],
            NotFound = () =>
            [
                "AWS_SECRET_ACCESS_KEY=" + "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_SECRET_ACCESS_KEY_PATH=/prod/orders/storage/keys/secret-access-key",
                "AWS_SECRET=arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders",
                "FEATURE=mdp/feature-logging/FdaCompositePipeline",
                "CA=/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                "PAGE=https://www.fda.gov/media/76860/download",
            ],
        },
    ];

    private static SecretSpan? SecretAccessKey(string text, SecretSpan anchor)
    {
        var start = anchor.End;
        while (start < text.Length && start - anchor.End < LongestGap && text[start] is ' ' or '=' or ':' or '"' or '\'')
        {
            start++;
        }

        if (start == anchor.End || start >= text.Length || Shapes.RunAt(text, start, Shapes.Base64, SecretKeyLength) != SecretKeyLength)
        {
            return null;
        }

        var value = text.AsSpan(start, SecretKeyLength);
        var isMixed = value.ContainsAnyInRange('A', 'Z') && value.ContainsAnyInRange('a', 'z') && value.ContainsAnyInRange('0', '9');
        return isMixed && !Placeholders.IsOne(value) ? new SecretSpan(start, SecretKeyLength) : null;
    }
}
