using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Parapet.Iam.Proof;
using Parapet.Iam.Synthesis;

namespace Parapet.Reports.LeastPrivilege;

/// <summary>The generated policy with its evidence and proof, for programs.</summary>
public static class ReviewJson
{
    /// <summary>The contract's name.</summary>
    public const string Schema = "parapet.policy.generate/1";

    /// <summary>Writes the result. <c>policy</c> is the document, or a list of documents when it takes several.</summary>
    public static void Write(PolicyReview review, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Text("function", review.Function);
        json.Text("role", review.Role);
        WritePolicy(json, review.Result.Documents);
        Array(json, "evidence", review.Result.Evidence, WriteEvidence);
        WriteProof(json, review.Result.Proof);
        Array(json, "needed", review.Result.Needed, WriteCall);
        Array(json, "unknownResources", review.Result.UnknownResources, WriteCall);
        Array(json, "missingPlatform", review.Result.MissingPlatform, need =>
        {
            json.WriteString("action", need.Action);
            json.Text("resource", need.Resource);
            json.WriteString("for", need.Why);
        });
        WriteCounts(json, review);
        Array(json, "dormant", review.Dormant, service =>
        {
            json.WriteString("service", service.Prefix);
            json.WriteTexts("actions", service.Actions);
        });
        json.WriteStartObject("window");
        json.WriteNumber("events", review.Events);
        Time(json, "from", review.From);
        Time(json, "to", review.To);
        json.WriteEndObject();
        json.WriteTexts("notes", review.Notes);
        json.WriteEndObject();

        void WriteEvidence(PermissionEvidence evidence)
        {
            json.WriteString("sid", evidence.Sid);
            json.WriteString("action", evidence.Action);
            json.Text("resource", evidence.Resource);
            json.WriteString("grantedBefore", ReviewWords.Before(evidence));
            json.WriteNumber("count", evidence.Count);
            json.WriteNumber("resources", evidence.ObservedResources);
            Time(json, "first", evidence.First);
            Time(json, "last", evidence.Last);
            json.WriteTexts("by", evidence.By);
            json.Text("platform", evidence.Platform);
            json.WriteBoolean("dormant", evidence.Count == 0);
        }

        void WriteCall(ObservedCall call)
        {
            json.WriteString("action", call.Action);
            json.Text("resource", call.Resource);
            json.WriteNumber("count", call.Count);
            Time(json, "first", call.First);
            Time(json, "last", call.Last);
        }
    });

    private static void WritePolicy(Utf8JsonWriter json, ImmutableArray<GeneratedDocument> documents)
    {
        json.WritePropertyName("policy");
        if (documents is [var only])
        {
            PolicyText.Write(json, only.Statements);
            return;
        }

        json.WriteStartArray();
        foreach (var document in documents)
        {
            PolicyText.Write(json, document.Statements);
        }

        json.WriteEndArray();
    }

    private static void WriteProof(Utf8JsonWriter json, SynthesisProof proof)
    {
        json.WriteStartObject("proof");
        json.WriteBoolean("holds", proof.Holds);
        json.WriteNumber("replayed", proof.Replayed);
        json.WriteTexts("notAllowed", proof.NotAllowed);
        json.WriteStartObject("withinOld");
        json.WriteString("verdict", proof.WithinOld?.Verdict switch { null => "not asked", Verdict.Proved => "proved", Verdict.Refuted => "refuted", _ => "unknown" });
        json.Text("why", proof.WithinOld?.Why);
        json.Text("witnessAction", proof.WithinOld?.Witness?.Action);
        json.WriteTexts("witnessResources", proof.WithinOld?.Witness?.Resources ?? []);
        json.WriteEndObject();
        json.WriteBoolean("minimal", proof.IsMinimal);
        Array(json, "removals", proof.Removals, removal =>
        {
            json.Text("without", removal.Removed);
            json.Text("denied", removal.Denied);
        });
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, PolicyReview review)
    {
        json.WriteStartObject("actions");
        if (review.Result.GrantedBefore is { } before)
        {
            json.WriteNumber("before", before.Length);
        }
        else
        {
            json.WriteNull("before");
        }

        json.WriteNumber("after", review.Result.GrantedAfter.Length);
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
