using System.Buffers;
using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Values that only the name beside them gives away: <c>DB_PASSWORD=…</c>.</summary>
internal static class Named
{
    private const int Shortest = 8;
    private const int Longest = 128;

    private static readonly SearchValues<char> NotOfPassword = SearchValues.Create(" \t\r\n\"'<>,;/:");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new()
        {
            Id = "named-password",
            Provider = "name",
            Kind = SecretKind.Password,
            What = "a password",
            Reference = "https://cwe.mitre.org/data/definitions/798.html",
            Anchors = ["password=", "passwd=", "passphrase="],
            AnchorsIgnoreCase = true,
            Match = PasswordByName,
            Found = () => ["DB_PASSWORD=" + Specimen.Of(Shapes.AlphanumericCharacters, 14), "Server=db.internal;Password=" + "blue-" + "horse-" + "71;"],
            NotFound = () =>
            [
                "DB_PASSWORD=changeme", "DB_PASSWORD=/prod/db/password", "DB_PASSWORD=arn:aws:secretsmanager:eu-west-1:111122223333:secret:db", "DB_PASSWORD=${Password}",
                "DB_PASSWORD=db-password", "DB_PASSWORD=OrdersDatabasePassword", "DB_PASSWORD=<password1>", "RESET_PASSWORD=true", "DB_PASSWORD=********", "PASSWORD=prod-db-password-2",
            ],
        },
    ];

    private static SecretSpan? PasswordByName(string text, SecretSpan anchor)
    {
        var rest = text.AsSpan(anchor.End, Math.Min(Longest, text.Length - anchor.End));
        var end = rest.IndexOfAny(NotOfPassword);
        var stopsCleanly = end < 0 || rest[end] is not ('/' or ':');
        var value = end < 0 ? rest : rest[..end];
        return stopsCleanly && value.Length >= Shortest && LooksChosen(value) && !Placeholders.IsPassword(value) ? new SecretSpan(anchor.End, value.Length) : null;
    }

    // A name of a secret is words; a password mixes in digits, and does not call itself a password.
    private static bool LooksChosen(ReadOnlySpan<char> value) =>
        value.ContainsAnyInRange('0', '9')
        && (value.ContainsAnyInRange('a', 'z') || value.ContainsAnyInRange('A', 'Z'))
        && !value.Contains("password", StringComparison.OrdinalIgnoreCase)
        && !value.Contains("secret", StringComparison.OrdinalIgnoreCase);
}
