namespace Parapet.Iam.Evaluation;

/// <summary>Prints explanations as a tree.</summary>
public static class ExplanationText
{
    /// <summary>Writes the decision, the reason, and every statement with what it made of the request.</summary>
    public static void Write(Explanation explanation, TextWriter writer)
    {
        writer.Write($"{Word(explanation.Decision)}  {explanation.Question}\n");
        writer.Write($"  {explanation.Reason}\n");
        if (explanation.Decision == Decision.Unknown)
        {
            writer.Write($"  allowed when: {explanation.AllowedWhen}\n");
        }

        for (var i = 0; i < explanation.Layers.Length; i++)
        {
            var isLast = i == explanation.Layers.Length - 1;
            var layer = explanation.Layers[i];
            writer.Write($"{(isLast ? "└─ " : "├─ ")}{layer.Name}{(layer.Resource is null ? "" : $" for {layer.Resource}")}\n");
            for (var j = 0; j < layer.Statements.Length; j++)
            {
                var statement = layer.Statements[j];
                var branch = (isLast ? "   " : "│  ") + (j == layer.Statements.Length - 1 ? "└─ " : "├─ ");
                writer.Write($"{branch}{Mark(statement)} {(statement.Allows ? "Allow" : "Deny")} {statement.Statement} of {statement.Policy} ({statement.At}): {statement.Why}\n");
            }
        }
    }

    /// <summary>The decision in words.</summary>
    public static string Word(Decision decision) => decision switch
    {
        Decision.Allowed => "allowed",
        Decision.ExplicitlyDenied => "denied by a statement",
        Decision.ImplicitlyDenied => "denied: nothing allows it",
        _ => "not decided",
    };

    private static char Mark(StatementExplanation statement) => statement.Applies switch
    {
        Truth.True => statement.Allows ? '+' : '!',
        Truth.Unknown => '?',
        _ => '-',
    };
}
