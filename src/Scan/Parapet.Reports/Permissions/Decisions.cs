using System.Text.Json;
using Parapet.Iam.Evaluation;
using Parapet.Values;

namespace Parapet.Reports.Permissions;

/// <summary>The answer to "may this principal do that", with its reasons.</summary>
public static class Decisions
{
    /// <summary>The JSON contract's name.</summary>
    public const string Schema = "parapet.iam.can/1";

    /// <summary>Writes the explanation as a tree.</summary>
    /// <param name="explanation">The decision with its reasons.</param>
    /// <param name="readable">Puts names of a deployment in the place of what stood for them.</param>
    /// <param name="output">Where to.</param>
    public static void WriteText(Explanation explanation, Func<string, string> readable, TextWriter output)
    {
        var tree = new StringWriter();
        ExplanationText.Write(explanation, tree);
        output.Write(Printable.Block(readable(tree.ToString())));
    }

    /// <summary>Writes the answer for programs.</summary>
    /// <param name="request">The question.</param>
    /// <param name="explanation">The decision with its reasons.</param>
    /// <param name="readable">Puts names of a deployment in the place of what stood for them.</param>
    /// <param name="output">Where to.</param>
    public static void WriteJson(Request request, Explanation explanation, Func<string, string> readable, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("decision", Word(explanation.Decision));
        json.Text("principal", readable(request.Principal.ToString()));
        json.Text("action", request.Action);
        json.WriteTexts("resources", request.Resources.Select(readable));
        json.Text("reason", readable(explanation.Reason));
        json.Text("allowedWhen", explanation.Decision == Decision.Unknown ? readable(explanation.AllowedWhen.ToString()) : null);
        json.WriteTexts("openKeys", explanation.AllowedWhen.Keys);
        json.WriteStartArray("layers");
        foreach (var layer in explanation.Layers)
        {
            WriteLayer(json, layer, readable);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A decision as the word that programs read.</summary>
    public static string Word(Decision decision) => decision switch
    {
        Decision.Allowed => "allowed",
        Decision.ExplicitlyDenied => "explicitlyDenied",
        Decision.ImplicitlyDenied => "implicitlyDenied",
        _ => "notDecided",
    };

    /// <summary>A place as the three members that every JSON of Parapet has.</summary>
    internal static void WritePlace(this Utf8JsonWriter json, Location at)
    {
        json.Text("file", at.File);
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", at.Column);
    }

    private static void WriteLayer(Utf8JsonWriter json, LayerExplanation layer, Func<string, string> readable)
    {
        json.WriteStartObject();
        json.Text("name", layer.Name);
        json.Text("resource", layer.Resource is null ? null : readable(layer.Resource));
        json.WriteStartArray("statements");
        foreach (var statement in layer.Statements)
        {
            json.WriteStartObject();
            json.Text("policy", statement.Policy);
            json.Text("statement", statement.Statement);
            json.WriteString("effect", statement.Allows ? "Allow" : "Deny");
            json.WriteString("applies", statement.Applies switch { Truth.True => "yes", Truth.False => "no", _ => "unknown" });
            json.Text("why", readable(statement.Why));
            json.WritePlace(statement.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
