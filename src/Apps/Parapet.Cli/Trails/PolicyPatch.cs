using System.Text;
using Parapet.Reports.LeastPrivilege;
using Parapet.Sources.Files;

namespace Parapet.Cli.Trails;

/// <summary>A generated policy as a change of the template that it comes from.</summary>
internal static class PolicyPatch
{
    /// <summary>The change; null with a sentence that says why there is none and what to do instead.</summary>
    public static UnifiedDiff? Of(GenerationSubject subject, PolicyReview review, out string? error)
    {
        error = Obstacle(subject, review);
        if (error is not null)
        {
            return null;
        }

        var function = subject.Function!;
        var file = function.At.File;
        if (BoundedFile.Read(file, file, out var problem) is not { } bytes)
        {
            error = Terminal.OneLine($"{problem!.At}: {problem.Message}");
            return null;
        }

        using var policies = new StringWriter();
        SamPolicies.Write(review.Result.Documents, subject.TemplateResource, policies);
        var diff = PoliciesBlock.Replace(file, Encoding.UTF8.GetString(bytes.Span), function.Name, policies.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), out var why);
        error = diff is null ? Terminal.OneLine($"the policies of `{function.Name}` in `{file}` cannot be replaced safely: {why}; write what `--format yaml` prints into the template by hand") : null;
        return diff;
    }

    private static string? Obstacle(GenerationSubject subject, PolicyReview review)
    {
        if (subject.Function is not { } function)
        {
            return "`--format patch` changes a template; name it with `--in`";
        }

        var name = Terminal.OneLine(function.Name);
        if (subject.Role is not { } role)
        {
            return $"the role of `{name}` is not part of the template; change it where it is made, with the policy of `--format json`";
        }

        if (subject.SharedWith.Length > 0)
        {
            return $"`{name}` shares its role with {Terminal.OneLine(subject.SharedWith)}, and the policy is for one of them; give each a role of its own: take its `Role` away and write the `Policies` that `--format yaml` prints";
        }

        if (role.Resource.MadeFrom is null || role.Resource.MadeFrom != function.Resource.MadeFrom)
        {
            return $"`{name}` has the role `{Terminal.OneLine(role.Resource.LogicalId)}`, which stands by itself; put the policy of `--format json` there, or take `Role` away and write the `Policies` that `--format yaml` prints";
        }

        return function.Resource.Scope.Length > 0 ? $"`{name}` is part of a nested stack; name its own template with `--in {Terminal.OneLine(function.At.File)}`"
            : review.Result.Documents.Length != 1 ? $"the policy takes {review.Result.Documents.Length} documents, which do not fit into a role's own policies; make managed policies of those of `--format json`"
            : function.At.File.Any(c => char.IsControl(c) || c is '"' or '\\') ? "the name of the template's file has characters that a patch cannot name; rename it"
            : null;
    }
}
