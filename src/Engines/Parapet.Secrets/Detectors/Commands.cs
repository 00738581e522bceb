using System.Buffers;
using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;

namespace Parapet.Secrets.Detectors;

/// <summary>Passwords in commands, given to an option whose name does not say so.</summary>
internal static class Commands
{
    private const int ShortestPassword = 6;
    private const int LongestPassword = 128;
    private const int LongestCluster = 6;
    private const int ReachOfCommand = 800;

    private static readonly SearchValues<char> Small = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");
    private static readonly SearchValues<char> BeforeUser = SearchValues.Create(" \t\"'\n");
    private static readonly Family Curl = new("curl", "https://curl.se/docs/manpage.html#-u");
    private static readonly Family Docker = new("Docker", "https://docs.docker.com/reference/cli/docker/login/");
    private static readonly Family MySql = new("MySQL", "https://dev.mysql.com/doc/refman/8.4/en/command-line-options.html");
    private static readonly Family Ssh = new("sshpass", "https://linux.die.net/man/1/sshpass");
    private static readonly Family Unix = new("Unix", "https://man7.org/linux/man-pages/man8/chpasswd.8.html");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Of(Curl, "curl-password", "curl |curl.exe |wget |\"curl\"|'curl'", CurlPassword,
            () =>
            [
                $"curl -u orders:{Example(1)} https://api.internal", $"curl -sSu 'orders:{Example(2)}' https://api.internal", $"curl -uorders:{Example(3)} https://api.internal",
                $"curl -X POST https://api.internal \\\n  -H 'Accept: application/json' \\\n  --user \"orders:{Example(4)}\"", $"[\"curl\", \"--user=orders:{Example(5)}\", \"https://api.internal\"]", $"['curl', '-s', '-u', 'orders:{Example(6)}']",
            ],
            () =>
            [
                "curl -u orders:$PASSWORD https://api.internal", "curl -u orders https://api.internal", "docker run -u 1000:1000 app", "curl -u \"$USER:$PASS\" x", "curl --user name:password x",
                $"curl https://api.internal\ndocker run -u orders:{Example(1)}", $"curl --user-agent orders:{Example(1)} x", $"curl x; run -u orders:{Example(1)}",
            ]),
        Of(Docker, "docker-login-password", "docker login|podman login|buildah login|nerdctl login|helm registry login|crane auth login|az acr login|oras login|skopeo login", LoginPassword,
            () => [$"docker login -u acme -p {Example(1)} registry.acme.dev", $"echo x && podman login registry.acme.dev --username acme -p \"{Example(2)}\""],
            () => ["docker login -u acme -p $PASSWORD", "docker login --username AWS --password-stdin 111122223333.dkr.ecr.eu-west-1.amazonaws.com", "docker login -u acme -p password", $"docker login; run -p {Example(1)}"]),
        Of(MySql, "mysql-password", "mysql |mysqldump |mysqladmin |mysqlimport |mariadb |mariadb-dump ", MySqlPassword,
            () => [$"mysql -u root -p{Example(1)} orders < dump.sql", $"mysqldump -h db -uroot -p'{Example(2)}' orders", $"mariadb -p{Example(3)}"],
            () => ["mysql -u root -p orders2026", "mysql -port 3306", "mysql -p$PASSWORD", "mysql -p${PASSWORD}", "mysql -ppassword orders", "mysql --port=3306", $"mysql\n-p{Example(1)}", $"mysql -p {Example(1)}"]),
        Of(Ssh, "sshpass-password", "sshpass -p", SshPassword,
            () => [$"sshpass -p '{Example(1)}' ssh host", $"sshpass -p{Example(2)} ssh host"],
            () => ["sshpass -p $PASSWORD ssh host", "sshpass -p \"$PASS\" ssh host", "sshpass -p password ssh host"]),
        Of(Unix, "chpasswd-password", "chpasswd", UnixPassword,
            () => [$"RUN echo 'root:{Example(1)}' | chpasswd", $"echo \"deploy:{Example(2)}\" | sudo chpasswd", $"chpasswd <<< 'root:{Example(3)}'"],
            () => ["echo \"root:$PASSWORD\" | chpasswd", "echo 'root:password' | chpasswd", "chpasswd < users.txt", $"echo 'root:{Example(1)}'; chpasswd", "cat users | chpasswd -e"]),
    ];

    private static SecretDetector Of(Family family, string id, string anchors, SecretMatcher match, Func<IEnumerable<string>> found, Func<IEnumerable<string>> notFound) =>
        family.Other(id, SecretKind.Password, Certainty.Likely, "a password in a command", anchors, match, found, notFound) with { Reach = ReachOfCommand };

    // `-u a:b`, also among other letters (`-sSu`) and touching its value.
    private static SecretSpan? CurlPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (!Tokens.StandsAlone(text, anchor.Offset))
        {
            return null;
        }

        var isNext = false;
        foreach (var place in new CommandWords(text, anchor.End))
        {
            var word = text.Slice(place.Offset, place.Length);
            if (isNext)
            {
                return AfterColon(text, place);
            }

            // Another command of the same kind looks for itself.
            if (word.EndsWith("curl", StringComparison.OrdinalIgnoreCase) || word.EndsWith("wget", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            isNext = word is "--user" or "--user=" or "--proxy-user" or "-U" || (word.Length is > 1 and < LongestCluster && word[0] == '-' && word[1] != '-' && word[^1] == 'u');
            var attached = isNext ? 0 : word.StartsWith("--user=", StringComparison.Ordinal) ? "--user=".Length : word.StartsWith("-u", StringComparison.Ordinal) ? "-u".Length : 0;
            if (attached > 0)
            {
                return AfterColon(text, SecretSpan.Between(place.Offset + attached, place.End));
            }
        }

        return null;
    }

    private static SecretSpan? LoginPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var isNext = false;
        foreach (var place in new CommandWords(text, anchor.End))
        {
            if (isNext)
            {
                return Password(text, place);
            }

            var word = text.Slice(place.Offset, place.Length);
            if (word is "login")
            {
                return null;
            }

            isNext = word is "-p" or "--password" or "--password=";
        }

        return null;
    }

    // A blank after -p asks for the password; what comes then is the database.
    private static SecretSpan? MySqlPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (!Tokens.StandsAlone(text, anchor.Offset))
        {
            return null;
        }

        var command = text.Slice(anchor.Offset, anchor.Length).TrimEnd();
        var quoted = -1;
        foreach (var place in new CommandWords(text, anchor.End))
        {
            var word = text.Slice(place.Offset, place.Length);
            if (place.Offset == quoted && text[place.Offset - 1] is '"' or '\'')
            {
                return Password(text, place);
            }

            if (word.EndsWith(command, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (word.StartsWith("-p", StringComparison.Ordinal) && word.Length > 2)
            {
                return word.ContainsAnyExcept(Small) ? Password(text, SecretSpan.Between(place.Offset + 2, place.End)) : null;
            }

            quoted = word is "-p" ? place.End + 1 : -1;
        }

        return null;
    }

    private static SecretSpan? SshPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        foreach (var place in new CommandWords(text, anchor.End))
        {
            return Password(text, place);
        }

        return null;
    }

    // `echo 'user:password' | chpasswd`, `chpasswd <<< 'user:password'`.
    private static SecretSpan? UnixPassword(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        var rest = text[anchor.End..];
        var here = rest[..Math.Min(rest.Length, 40)].IndexOf("<<<", StringComparison.Ordinal);
        if (here >= 0 && !rest[..here].Contains('\n'))
        {
            foreach (var place in new CommandWords(text, anchor.End + here + 3))
            {
                return AfterColon(text, place);
            }
        }

        var before = text[..anchor.Offset];
        before = before[(before.LastIndexOf('\n') + 1)..];
        var pipe = before.LastIndexOf('|');
        var echo = pipe < 0 ? -1 : before[..pipe].LastIndexOf(':');
        if (echo < 0)
        {
            return null;
        }

        var user = before[..echo].LastIndexOfAny(BeforeUser);
        var said = user < 0 ? before[..0] : before[..user];
        return said.Contains("echo", StringComparison.Ordinal) || said.Contains("printf", StringComparison.Ordinal) ? FirstWord(text, anchor.Offset - before.Length + echo + 1) : null;
    }

    private static SecretSpan? FirstWord(ReadOnlySpan<char> text, int start)
    {
        foreach (var place in new CommandWords(text, start))
        {
            return place.Offset == start ? Password(text, place) : null;
        }

        return null;
    }

    private static SecretSpan? AfterColon(ReadOnlySpan<char> text, SecretSpan word)
    {
        var colon = text.Slice(word.Offset, word.Length).IndexOf(':');
        return colon <= 0 ? null : Password(text, SecretSpan.Between(word.Offset + colon + 1, word.End));
    }

    private static SecretSpan? Password(ReadOnlySpan<char> text, SecretSpan word) =>
        word.Length is >= ShortestPassword and <= LongestPassword && !Placeholders.IsPassword(text.Slice(word.Offset, word.Length)) ? word : null;

    private static string Example(uint seed) => Specimen.Of(Alphabet.Alphanumeric, 14, seed);
}
