using System.Text;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Language;
using Parapet.Iam.Proof;

namespace Parapet.Iam.Tests.Proof;

/// <summary>Policies for tests, from the statements' JSON.</summary>
internal static class Policies
{
    public static Policy Identity(params string[] statements) => Read(PolicyKind.Identity, statements);

    public static Policy Resource(params string[] statements) => Read(PolicyKind.Resource, statements);

    public static Policy Read(PolicyKind kind, params string[] statements) =>
        Policy.Compile(PolicyReader.ReadJson(Encoding.UTF8.GetBytes($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}"""), "policy.json"), kind, "the policy");

    public static string Allow(string action, string resource, string more = "") => Statement("Allow", action, resource, more);

    public static string Deny(string action, string resource, string more = "") => Statement("Deny", action, resource, more);

    public static string If(string operation, string key, params string[] values) =>
        $$$""","Condition":{"{{{operation}}}":{"{{{key}}}":[{{{string.Join(',', values.Select(value => $"\"{value}\""))}}}]}}""";

    /// <summary>The verdict in one word, with the witness or the reason behind it, so that a failing test says why.</summary>
    public static string Show(Answer answer) => answer switch
    {
        { Witness: { } witness } => $"{answer.Verdict}: {witness.Action} on {witness.Resources[0]} by {witness.Principal} with {string.Join(", ", witness.Context.Values.Select(pair => $"{pair.Key}={pair.Value.State}:{string.Join('|', pair.Value.Values)}"))}",
        { Why: { } why } => $"{answer.Verdict}: {why}",
        _ => answer.Verdict.ToString(),
    };

    private static string Statement(string effect, string action, string resource, string more) =>
        $$"""{"Effect":"{{effect}}","Action":[{{Quoted(action)}}],"Resource":[{{Quoted(resource)}}]{{more}}}""";

    private static string Quoted(string list) => string.Join(',', list.Split(' ').Select(item => $"\"{item}\""));
}
