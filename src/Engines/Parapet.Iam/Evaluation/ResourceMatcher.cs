using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Iam.Matching;
using Parapet.Values;

namespace Parapet.Iam.Evaluation;

/// <summary>The <c>Resource</c> or <c>NotResource</c> element. ARNs compare with case.</summary>
internal sealed class ResourceMatcher
{
    private readonly ImmutableArray<(Pattern Pattern, bool IsCertain)> patterns;
    private readonly bool isNot;
    private readonly bool isAlways;

    public ResourceMatcher(Statement statement, PolicyKind kind, bool variables)
    {
        // A trust policy is about the role that carries it; so is a repository's policy, whose statements have no resource either:
        // https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
        isAlways = kind is PolicyKind.Trust or PolicyKind.Resource && !statement.Has("Resource") && !statement.Has("NotResource");
        isNot = statement.Resources.IsEmpty;
        patterns = [.. (isNot ? statement.NotResources : statement.Resources).SelectMany(item => Spellings(item.Text, kind).Select(text => (PatternReader.Resource(text, variables), item.When is null)))];
        UsesContext = patterns.Any(entry => entry.Pattern.UsesContext);
    }

    /// <summary>Whether the answer depends on the context.</summary>
    public bool UsesContext { get; }

    /// <summary>Whether the statement is about a resource.</summary>
    public Truth Matches(string resource, RequestContext context)
    {
        if (patterns.IsEmpty)
        {
            return Truths.Of(isAlways);
        }

        var listed = Truth.False;
        foreach (var (pattern, isCertain) in patterns)
        {
            var match = pattern.Matches(resource, context);
            listed = listed.Or(match == PatternMatch.No ? Truth.False
                : match == PatternMatch.Yes && isCertain ? Truth.True
                : Truth.Unknown);
            if (listed == Truth.True)
            {
                break;
            }
        }

        return isNot ? listed.Not() : listed;
    }

    /// <summary>
    /// The patterns that one text stands for: itself, and a short ARN also with the fields that AWS adds (<c>arn:aws:sqs</c> is <c>arn:aws:sqs:*:*:*</c>).
    /// </summary>
    internal static ImmutableArray<Text> Spellings(Text text, PolicyKind kind)
    {
        if (!kind.CompletesArns() || text.Known is not { } known || !known.StartsWith("arn:", StringComparison.Ordinal))
        {
            return [text];
        }

        var missing = Arn.FieldCount - 1 - known.Count(one => one == ':');
        return missing <= 0 ? [text] : [text, Text.Of(known + string.Concat(Enumerable.Repeat(":*", missing)))];
    }
}
