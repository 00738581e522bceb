using System.Collections.Immutable;
using Parapet.Iam.Language;
using Parapet.Iam.Matching;
using Parapet.Values;

namespace Parapet.Iam.Evaluation;

/// <summary>The <c>Action</c> or <c>NotAction</c> element. Prefix and name compare without case.</summary>
internal sealed class ActionMatcher
{
    private readonly ImmutableArray<(Pattern Pattern, bool IsCertain)> patterns;
    private readonly bool isNot;

    public ActionMatcher(Statement statement)
    {
        isNot = statement.Actions.IsEmpty;
        patterns = [.. (isNot ? statement.NotActions : statement.Actions).Select(Compile)];
    }

    /// <summary>Whether the statement is about an action, which is given in lower case.</summary>
    public Truth Matches(string action)
    {
        if (patterns.IsEmpty)
        {
            // Neither element, or an empty one: about nothing, rather than about everything but nothing.
            return Truth.False;
        }

        var listed = Truth.False;
        foreach (var (pattern, isCertain) in patterns)
        {
            var match = pattern.Matches(action, RequestContext.Empty);
            listed = listed.Or(match == PatternMatch.No ? Truth.False : match == PatternMatch.Yes && isCertain ? Truth.True : Truth.Unknown);
            if (listed == Truth.True)
            {
                break;
            }
        }

        return isNot ? listed.Not() : listed;
    }

    private static (Pattern Pattern, bool IsCertain) Compile(TextItem item) => (PatternReader.Action(item.Text), item.When is null);
}
