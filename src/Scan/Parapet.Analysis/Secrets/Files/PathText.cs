using System.Text;
using Parapet.Secrets;

namespace Parapet.Analysis.Secrets.Files;

/// <summary>Paths as reports may show them: a file can be called after a secret, such as a key id or an address with a password.</summary>
public static class PathText
{
    private const string NothingShown = "…";

    /// <summary>The path with what its secrets begin with in place of them. Only what is told by its own form is left out, so that places stay places.</summary>
    public static string WithoutSecrets(string path)
    {
        var shown = new StringBuilder();
        var at = 0;
        foreach (var secret in SecretScanner.Scan(path).Where(secret => secret.Certainty == Certainty.Certain || secret.Preview != NothingShown))
        {
            shown.Append(path, at, secret.Offset - at).Append(secret.Preview);
            at = secret.End;
        }

        return at == 0 ? path : shown.Append(path, at, path.Length - at).ToString();
    }
}
