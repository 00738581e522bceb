using System.Collections.Immutable;

namespace Parapet.Reports.LeastPrivilege;

/// <summary>The review sheet for a browser or a printer: one file without scripts, which loads nothing.</summary>
public static class ReviewHtml
{
    private const string Css = HtmlStyle.Css + """
        main,header,footer{max-width:72rem}
        .tone{color:var(--tone)}

        """ + HtmlTable.Css + """
        @media print{.scroll{overflow:visible}}

        """;

    /// <summary>Writes the page.</summary>
    /// <param name="review">The policy to review.</param>
    /// <param name="version">The version of the product.</param>
    /// <param name="output">Where to.</param>
    public static void Write(PolicyReview review, string version, TextWriter output)
    {
        HtmlPage.WriteHead($"least privilege for {review.Function}", Css, output);
        output.Write($"<header>\n<p class=\"brand\">Parapet least privilege</p>\n<h1>{HtmlText.Plain(review.Function)}</h1>\n");
        output.Write($"<p class=\"soft\">runs as {HtmlText.Plain(review.Role)}</p>\n<p class=\"soft\">{HtmlText.Plain(ReviewWords.Window(review))}</p>\n");
        output.Write($"<p><strong>{HtmlText.Plain(ReviewWords.Reduction(review))}</strong></p>\n</header>\n<main>\n");
        WriteProof(review, output);
        WriteGranted(review, output);
        WriteList("New access", ReviewWords.New(review).Select(access => $"{string.Join(", ", access.Actions)} on {string.Join(", ", access.Resources)}"), output);
        WriteList("Needed?", ReviewWords.Needed(review), output);
        WriteList("Granted and not used", ReviewWords.Dormant(review.Dormant), output);
        WriteList("Before you apply it", review.Notes, output);
        output.Write($"</main>\n<footer><p>Parapet {HtmlText.Plain(version)}.</p></footer>\n</body>\n</html>\n");
    }

    private static void WriteProof(PolicyReview review, TextWriter output)
    {
        output.Write(Open("Proof", review.Result.Proof.Holds ? "holds" : "does not hold as a whole"));
        foreach (var (holds, words) in ReviewWords.Proof(review))
        {
            var (word, tone) = holds switch { true => ("holds", "good"), false => ("does not hold", "critical tone"), null => ("open", "medium tone") };
            output.Write($"<div class=\"row\"><p><strong class=\"{tone}\">{word}</strong> {HtmlText.Sentence(words)}</p></div>\n");
        }

        output.Write("</section>\n");
    }

    private static void WriteGranted(PolicyReview review, TextWriter output)
    {
        output.Write(Open("Granted", Wording.Count(review.Result.Documents.Sum(document => document.Statements.Length), "statement")));
        HtmlTable.Write(["statement", "action", "resource", "granted before", "observed", "by"], review.Result.Evidence.Select(evidence => (ImmutableArray<string>)
        [
            $"<td>{HtmlText.Plain(evidence.Sid)}</td>",
            $"<td><code>{HtmlText.Plain(evidence.Action)}</code></td>",
            $"<td class=\"place\">{HtmlText.Plain(evidence.Resource)}</td>",
            $"<td>{ReviewWords.Before(evidence)}</td>",
            $"<td{(evidence.Count == 0 ? " class=\"none\"" : "")}>{HtmlText.Sentence(ReviewWords.Observed(evidence))}</td>",
            $"<td>{HtmlText.Plain(string.Join("; ", evidence.By))}</td>",
        ]), output);
        output.Write("</section>\n");
    }

    private static void WriteList(string title, IEnumerable<string> sentences, TextWriter output)
    {
        var all = sentences.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.Write($"<section>\n<div class=\"top\"><h2>{title}</h2></div>\n");
        foreach (var sentence in all)
        {
            output.Write($"<div class=\"row\"><p>{HtmlText.Sentence(sentence)}</p></div>\n");
        }

        output.Write("</section>\n");
    }

    private static string Open(string title, string note) => $"<section>\n<div class=\"top\"><h2>{title}</h2><span class=\"soft\">{HtmlText.Plain(note)}</span></div>\n";
}
