using System.Collections.Immutable;
using Parapet.Iam.Catalog;
using Parapet.Iam.Language;
using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Sources.Files;
using Parapet.Values;

namespace Parapet.Cli.Policies;

/// <summary>A policy that the user names: a file in JSON or YAML, or a policy that AWS keeps.</summary>
/// <param name="Name">What results call it: the file as typed, or the policy's name.</param>
/// <param name="Document">The policy.</param>
internal sealed record PolicyFile(string Name, PolicyDocument Document)
{
    // What the AWS CLI wraps around a document: get-policy-version, get-role-policy, get-role, lambda get-policy.
    private static readonly ImmutableArray<ImmutableArray<string>> Wrappings =
    [
        ["PolicyVersion", "Document"], ["PolicyDocument"], ["Role", "AssumeRolePolicyDocument"], ["Policy"],
    ];

    /// <summary>Reads a policy.</summary>
    /// <param name="nameOrFile">A file's path, or the name or ARN of an AWS managed policy; a file counts before.</param>
    /// <param name="error">Set when there is no such policy, or it cannot be read at all.</param>
    public static PolicyFile? Read(string nameOrFile, out string? error)
    {
        error = null;
        if (!File.Exists(nameOrFile) && ManagedPolicies.Find(nameOrFile) is { } managed)
        {
            return new PolicyFile(managed.Name, PolicyReader.ReadJson(managed.Document.Span, managed.Name));
        }

        if (Directory.Exists(nameOrFile))
        {
            error = $"`{Terminal.OneLine(nameOrFile)}` is a folder; name a policy in it";
            return null;
        }

        if (!File.Exists(nameOrFile))
        {
            error = Missing(nameOrFile);
            return null;
        }

        var bytes = BoundedFile.Read(nameOrFile, nameOrFile, out var problem);
        var document = bytes is null ? null : DocumentReader.Read(nameOrFile, bytes.Value);
        problem ??= document!.Problems is [var first, ..] ? first : StrictJson.Check(nameOrFile, bytes!.Value.Span);
        if (problem is not null)
        {
            error = Problem(problem);
            return null;
        }

        return FromValue(nameOrFile, document!.Root!, out error);
    }

    /// <summary>What of the policy was not understood, one line each.</summary>
    public IEnumerable<string> Notes => Document.Unknowns.Select(unknown => Terminal.OneLine($"{unknown.At}: {unknown.Why}"));

    private static PolicyFile? FromValue(string name, Value root, out string? error)
    {
        var value = Unwrapped(root);
        var isJson = value is TextValue { Text.Known: { } text } && text.TrimStart().StartsWith('{');
        error = value is MapValue map && map.TryGet("Statement", out _) || isJson ? null
            : TemplateSniffed(root) ? $"`{Terminal.OneLine(name)}` is a template, not a policy; name a deployment with `--in`"
            : $"`{Terminal.OneLine(name)}` is no policy: it has no `Statement`";
        return error is null ? new PolicyFile(name, PolicyReader.Read(value)) : null;
    }

    private static Value Unwrapped(Value root) =>
        root is MapValue map && map.TryGet("Statement", out _) ? root
            : Wrappings.Select(path => root.Path([.. path])).FirstOrDefault(value => !value.IsAbsent) ?? root;

    private static bool TemplateSniffed(Value root) => !root["Resources"].IsAbsent;

    private static string Missing(string name)
    {
        var nearest = name.Contains('.', StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal) ? null : NearestName.Of(name, ManagedPolicies.Names);
        return $"there is no file and no AWS managed policy `{Terminal.OneLine(name)}`{(nearest is null ? "" : $"; did you mean `{nearest}`?")}";
    }

    private static string Problem(Problem problem) => Terminal.OneLine($"{problem.At}: {problem.Message}");
}
