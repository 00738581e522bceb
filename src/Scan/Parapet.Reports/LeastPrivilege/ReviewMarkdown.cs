namespace Parapet.Reports.LeastPrivilege;

/// <summary>The review sheet for a pull request or a wiki.</summary>
public static class ReviewMarkdown
{
    /// <summary>Writes the sheet.</summary>
    public static void Write(PolicyReview review, TextWriter output)
    {
        output.Write($"## Least privilege for {MarkdownText.Code(review.Function)}\n\n");
        output.Write($"Role {MarkdownText.Code(review.Role)}. {MarkdownText.Sentence(ReviewWords.Window(review))}. {MarkdownText.Sentence(ReviewWords.Reduction(review))}.\n\n### Proof\n\n");
        foreach (var (holds, words) in ReviewWords.Proof(review))
        {
            output.Write($"* {(holds switch { true => "holds", false => "**does not hold**", null => "open" })}: {MarkdownText.Sentence(words)}\n");
        }

        output.Write("\n### Granted\n\n| statement | action | resource | granted before | observed | by |\n|---|---|---|---|---|---|\n");
        foreach (var evidence in review.Result.Evidence)
        {
            output.Write($"| {MarkdownText.Code(evidence.Sid)} | {MarkdownText.Code(evidence.Action)} | {MarkdownText.Code(evidence.Resource)} | {ReviewWords.Before(evidence)} "
                + $"| {MarkdownText.Sentence(ReviewWords.Observed(evidence))} | {MarkdownText.Sentence(string.Join("; ", evidence.By))} |\n");
        }

        List(output, "New access", ReviewWords.New(review).Select(access => $"{string.Join(", ", access.Actions)} on {string.Join(", ", access.Resources)}"));
        List(output, "Needed?", ReviewWords.Needed(review));
        List(output, "Granted and not used", ReviewWords.Dormant(review.Dormant));
        List(output, "Before you apply it", review.Notes);
    }

    private static void List(TextWriter output, string title, IEnumerable<string> sentences)
    {
        var started = false;
        foreach (var sentence in sentences)
        {
            output.Write(started ? "" : $"\n### {title}\n\n");
            output.Write($"* {MarkdownText.Sentence(sentence)}\n");
            started = true;
        }
    }
}
