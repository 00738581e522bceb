using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Secrets;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>
/// Secrets that are written out anywhere in a template: properties of resources of any type, metadata, outputs, parameter defaults. The environment of functions,
/// plain parameters and defaults that are secrets by their own name are looked at elsewhere.
/// </summary>
public static class TemplateSecrets
{
    private static readonly string[] NameKeys = ["Name", "Key", "ParameterKey", "ParameterName", "OptionName"];
    private static readonly string[] ValueKeys = ["Value", "ParameterValue"];

    /// <summary>The secrets of a deployment, each once, in the order of its resources and outputs.</summary>
    public static ImmutableArray<TemplateSecret> Of(Deployment deployment)
    {
        var defaults = deployment.Parameters.Where(parameter => parameter.Default.ValueOrDefault?.Known is { Length: > 0 }).ToList();
        var reported = TemplateInputs.Of(deployment).Where(input => input.IsWrittenOut).Select(input => input.Parameter.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. deployment.Resources.SelectMany(In)
                .Concat(deployment.Outputs.SelectMany(In))
                .Select(found => FromDefault(found, defaults) switch
                {
                    null => found,
                    { } parameter when reported.Contains(parameter.Id) => null,
                    { } parameter => found with { At = parameter.Default.Cases[0].At },
                })
                .OfType<TemplateSecret>()
                .DistinctBy(found => $"{found.At} {found.Secret.DetectorId}", StringComparer.Ordinal)

                // A key can be one too: then nobody shall read its name.
                .Select(found => SecretScanner.Scan(found.Name).IsEmpty ? found : found with { Name = "…" }),
        ];
    }

    // Where a secret is repaired is where it stands: not where the parameter is used.
    private static TemplateParameter? FromDefault(TemplateSecret found, List<TemplateParameter> defaults) =>
        defaults.Find(parameter => parameter.Uses.Contains(found.At));

    private static IEnumerable<TemplateSecret> In(TemplateOutput output) =>
        from c in output.Content.Known
        from secret in Scan(output.Id[(output.Id.LastIndexOf('/') + 1)..], c.Value!)
        select new TemplateSecret(null, output.Id, secret, c.At, c.When);

    private static IEnumerable<TemplateSecret> In(Resource resource)
    {
        var found = new List<TemplateSecret>();
        var open = new Stack<(Value Value, string Name, string? When)>([(resource.Attributes, "", null), (resource.Properties, "", null)]);
        while (open.TryPop(out var next))
        {
            switch (next.Value)
            {
                case TextValue text:
                    found.AddRange(from secret in Scan(next.Name, text.Text) select new TemplateSecret(resource, next.Name, secret, text.At, next.When));
                    break;
                case MapValue map:
                    var named = NameKeys.Select(key => map[key]).OfType<TextValue>().FirstOrDefault()?.Text.Known;
                    foreach (var entry in map.Entries.Where(entry => !IsElsewhere(resource.Type, next.Name, entry.Key)))
                    {
                        open.Push((entry.Value, named is not null && ValueKeys.Contains(entry.Key) ? named : entry.Key, next.When));
                    }

                    break;
                case ListValue list:
                    foreach (var item in list.Items)
                    {
                        open.Push((item, next.Name, next.When));
                    }

                    break;
                case ChoiceValue choice:
                    open.Push((choice.WhenTrue, next.Name, Conditions.Both(next.When, choice.Condition)));
                    open.Push((choice.WhenFalse, next.Name, Conditions.Both(next.When, Conditions.Not(choice.Condition))));
                    break;
            }
        }

        return found.OrderBy(each => each.At).ThenBy(each => each.Secret.Offset);
    }

    private static bool IsElsewhere(string type, string parent, string key) => type switch
    {
        "AWS::Lambda::Function" => (parent, key) is ("Environment", "Variables"),
        "AWS::SSM::Parameter" => (parent, key) is ("", "Value"),
        _ => false,
    };

    private static ImmutableArray<Secret> Scan(string name, Text text)
    {
        var known = text.Known;
        return known is not null && known.Contains('\n') ? EnvironmentSecrets.Sure(SecretScanner.Scan(known)) : EnvironmentSecrets.Scan(name, text);
    }
}

/// <summary>A secret that is written out in a template.</summary>
/// <param name="Resource">The resource; null for an output.</param>
/// <param name="Name">The property, the entry of it, or the output.</param>
/// <param name="Secret">What was found; never the value.</param>
/// <param name="At">Where the value stands.</param>
/// <param name="When">The template condition under which it is set; null for always.</param>
public sealed record TemplateSecret(Resource? Resource, string Name, Secret Secret, Location At, string? When);
