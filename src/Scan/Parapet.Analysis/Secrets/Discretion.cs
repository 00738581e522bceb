using System.Buffers;
using System.Text;
using Parapet.Analysis.Secrets.Files;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>
/// Keeps secrets that stand in templates out of what is said about them: names, messages and reasons repeat what was read, and a secret may stand where a name
/// belongs, or where nothing of the kind is expected.
/// </summary>
public sealed class Discretion
{
    private const int Shortest = 8;
    private const char Hidden = '…';

    private readonly ILookup<string, string> secrets;
    private readonly SearchValues<string> starts;
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>Keeps these to itself.</summary>
    /// <param name="secrets">The secrets; what is shorter than a password is a word that says nothing.</param>
    public Discretion(IEnumerable<string> secrets)
    {
        // A sign at the start may have had a meaning to YAML, and is gone in what is said.
        var kept = secrets.Select(secret => secret.TrimStart('!', '*', '&', '"', '\'')).Where(secret => secret.Length >= Shortest).Distinct(StringComparer.Ordinal);
        this.secrets = kept.OrderByDescending(secret => secret.Length).ToLookup(secret => secret[..Shortest], StringComparer.Ordinal);
        starts = SearchValues.Create([.. this.secrets.Select(group => group.Key)], StringComparison.Ordinal);
    }

    /// <summary>A finding without secrets.</summary>
    public Finding Of(Finding finding) => finding with
    {
        Resource = Of(finding.Resource),
        Function = finding.Function is { } function ? Of(function) : null,
        At = Of(finding.At),
        Message = Of(finding.Message),
        When = finding.When is { } when ? Of(when) : null,
        Key = Of(finding.Key),
        Remedy = finding.Remedy is { } remedy ? Of(remedy) : null,
    };

    /// <summary>An undecided place without secrets.</summary>
    public Undecided Of(Undecided undecided) => undecided with
    {
        Resource = Of(undecided.Resource),
        Function = undecided.Function is { } function ? Of(function) : null,
        At = Of(undecided.At),
        Why = undecided.Why with { Detail = Of(undecided.Why.Detail) },
    };

    /// <summary>A problem without secrets.</summary>
    public Problem Of(Problem problem) => new(Of(problem.At), Of(problem.Message));

    /// <summary>A request to keep silent without secrets.</summary>
    public Suppression Of(Suppression suppression) => suppression with
    {
        At = Of(suppression.At),
        Reason = suppression.Reason is { } reason ? Of(reason) : null,
        InvalidUntil = suppression.InvalidUntil is { } until ? Of(until) : null,
    };

    private Location Of(Location at) =>
        at with { File = files.TryGetValue(at.File, out var shown) ? shown : files[at.File] = PathText.WithoutSecrets(Of(at.File)) };

    private string Of(string text)
    {
        var shown = new StringBuilder();
        var (at, from) = (0, 0);
        while (text.AsSpan(at).IndexOfAny(starts) is >= 0 and var found)
        {
            at += found;
            var secret = secrets[text.Substring(at, Shortest)].FirstOrDefault(secret => string.CompareOrdinal(text, at, secret, 0, secret.Length) == 0);
            if (secret is null)
            {
                at++;
                continue;
            }

            shown.Append(text, from, at - from).Append(Hidden);
            from = at += secret.Length;
        }

        return from == 0 ? text : shown.Append(text, from, text.Length - from).ToString();
    }
}
