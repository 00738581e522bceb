using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>Names that are nearly, but not, those of secrets and parameters of the deployment.</summary>
internal sealed class SecretSlips(Deployment deployment, StoredNames names)
{
    // Shorter words are one letter apart on purpose too often.
    private const int ShortestCompared = 6;
    private const string StackName = "AWS::StackName}";

    /// <summary>What is wrong with a reference, as a sentence without its end; null when nothing is seen to be.</summary>
    public string? Of(SecretReference reference)
    {
        if (reference.Region is { } region && deployment.PseudoParameters.TryGetValue("AWS::Region", out var here) && region != here && reference.Variable is not null)
        {
            return $"the ARN lies in another region than the function, which is in `{here}`";
        }

        var isArn = reference.Spelled.StartsWith("arn:", StringComparison.Ordinal);
        if (reference.Stored is not null || reference.Why?.Kind is not (null or UnknownKind.Parameter) || (isArn && (reference.Region ?? reference.Account) is not null))
        {
            return null;
        }

        var written = isArn ? NameIn(reference.Spelled) : reference.Spelled;

        var noun = reference.Store == SecretStore.SecretsManager ? "secret" : "parameter";
        if (deployment.Resources.FirstOrDefault(resource => resource.LogicalId == written && IsStored(resource.Type, reference.Store)) is { } logical)
        {
            return $"it is the logical id of a {noun} whose name is another; `!Ref {logical.LogicalId}` gives what AWS knows it by";
        }

        var candidates = names.Named.Where(named => named.Store == reference.Store).ToList();
        if (candidates.FirstOrDefault(named => IsNear(named.Name, written) || (isArn && IsNear(named.Name, StoredNames.WithoutEnding(written)))).Name is { } near)
        {
            return $"the deployment makes `{near}` and no {noun} by this name";
        }

        return reference.Store == SecretStore.SecretsManager && reference.Spelled.Contains(StackName, StringComparison.Ordinal)
            && candidates.Exists(named => named.Name.Contains(StackName, StringComparison.Ordinal))
                ? "no secret of the stack has this name"
                : null;
    }

    private static bool IsStored(string type, SecretStore store) =>
        type == (store == SecretStore.SecretsManager ? "AWS::SecretsManager::Secret" : "AWS::SSM::Parameter");

    private static string NameIn(string arn)
    {
        foreach (var marker in (string[])[":secret:", ":parameter/"])
        {
            if (arn.IndexOf(marker, StringComparison.Ordinal) is > 0 and var at)
            {
                return arn[(at + marker.Length)..];
            }
        }

        return arn;
    }

    private static bool IsNear(string name, string written)
    {
        var a = Words(name);
        var b = Words(written);
        if (name.Trim('/') == written.Trim('/') || a.Length != b.Length)
        {
            return false;
        }

        var other = Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).ToList();
        return other.Count == 0 || (other is [var at] && Math.Min(a[at].Length, b[at].Length) >= ShortestCompared && IsOneSlip(a[at], b[at]));
    }

    // Capitals and separators are what people get wrong first.
    private static string[] Words(string name) => name.Trim('/').ToLowerInvariant().Split('-', '_', '/', '.');

    // One letter more or less, or two swapped. A digit is a number of something, another letter often another word, and an "s" at the end a plural.
    private static bool IsOneSlip(string a, string b)
    {
        if (a.Length > b.Length)
        {
            (a, b) = (b, a);
        }

        var start = 0;
        while (start < a.Length && a[start] == b[start])
        {
            start++;
        }

        var restA = a.AsSpan(start);
        var restB = b.AsSpan(start);
        return (b.Length - a.Length) switch
        {
            1 => restB[1..].SequenceEqual(restA) && char.IsAsciiLetter(restB[0]) && !(restA.Length == 0 && restB[0] == 's'),
            0 when restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] => restA[2..].SequenceEqual(restB[2..]) && char.IsAsciiLetter(restA[0]) && char.IsAsciiLetter(restA[1]),
            _ => false,
        };
    }
}
