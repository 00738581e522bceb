using System.Collections.Frozen;
using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Secrets;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>The parameters of templates through which secrets are typed in.</summary>
public static class TemplateInputs
{
    // Properties that take a password or token as such, in any resource.
    private static readonly FrozenSet<string> SecretProperties = FrozenSet.ToFrozenSet(
        ["MasterUserPassword", "MasterPassword", "AdminPassword", "Password", "SecretString", "AuthToken", "OauthToken", "AccessToken", "ClientSecret", "client_secret", "SecretAccessKey", "ApiKeyValue"], StringComparer.Ordinal);

    private const int WordsThatSayWhat = 3;

    private static readonly string[] NameWords = ["name", "path", "id", "identifier"];
    private static readonly char[] NoWord = [' ', '.', ',', ':', ';', '(', ')', '\'', '"', '`', '/'];

    /// <summary>The parameters whose value is secret, with the reason; nothing for those that say where a secret lies.</summary>
    public static IEnumerable<SecretInput> Of(Deployment deployment)
    {
        var places = new Lazy<ImmutableArray<(Value Value, string What)>>(() => [.. deployment.Resources.SelectMany(SecretPlaces)]);
        var uses = new ValueNames(deployment);
        foreach (var parameter in deployment.Parameters)
        {
            var isWritten = parameter.Default.ValueOrDefault?.Known is { Length: > 0 } written && EnvironmentSecrets.IsWrittenOut(parameter.Name, written);
            var why = isWritten ? "its default is one"
                : !TakesSecret(parameter) ? null
                : places.Value.FirstOrDefault(place => IsMadeOf(place.Value, parameter)).What is { } what ? $"it becomes {what}"
                : SecretNames.SaysSecret(parameter.Name) && !IsReference(parameter, deployment) && !uses.SayWhere(parameter) ? "its name says that it holds a secret"
                : null;
            if (why is not null)
            {
                yield return new SecretInput(parameter, why, isWritten);
            }
        }
    }

    private static bool TakesSecret(TemplateParameter parameter) =>
        !parameter.IsChoice && parameter.Type.Is("String") && !IsSwitch(parameter);

    private static bool IsSwitch(TemplateParameter parameter) =>
        parameter.Default.ValueOrDefault?.Known is { Length: > 0 } known && (bool.TryParse(known, out _) || known.All(char.IsAsciiDigit));

    // What a template says of a parameter that takes the place of a secret rather than the secret.
    private static bool IsReference(TemplateParameter parameter, Deployment deployment) =>
        parameter.Default.ValueOrDefault?.Known is { } known && (known.Contains('/') || known.StartsWith("arn:", StringComparison.Ordinal))
        || parameter.Pattern.ValueOrDefault?.Known is { } pattern && pattern.TrimStart('^', '(').StartsWith("arn:", StringComparison.Ordinal)
        || parameter.Description.ValueOrDefault?.Known is { } text && IsDescribedAsName(text)
        || deployment.Unknowns.Any(unknown => unknown.Why.Kind == UnknownKind.DynamicReference && unknown.Why.Detail.Contains($"${{{parameter.Id}}}", StringComparison.Ordinal));

    // `ARN of the secret`, `The name of the secret`, `SSM path of the token`; what is mentioned later, such as a path to read about it, is something else.
    private static bool IsDescribedAsName(string description)
    {
        var words = description.Split(NoWord, StringSplitOptions.RemoveEmptyEntries);
        return words.Contains("arn", StringComparer.OrdinalIgnoreCase)
            || words.Take(WordsThatSayWhat).Index().Any(word => NameWords.Contains(word.Item, StringComparer.OrdinalIgnoreCase) && words.Length > word.Index + 1 && words[word.Index + 1] is "of" or "to" or "in" or "for");
    }

    // The value is the parameter and nothing else: without a default it is a hole, with one that default.
    private static bool IsMadeOf(Value value, TemplateParameter parameter) =>
        value.Cases().Any(c => c.Value is TextValue { Text: var text }
            && (text.Parts is [{ Hole: { Why.Kind: UnknownKind.Parameter } hole }] ? hole.Expression == parameter.Id
                : IsMemberOf(text, parameter) ? true
                : parameter.Uses.Contains(c.Value.At) && text.Known is { } known && known == parameter.Default.ValueOrDefault?.Known));

    // `{"username": "orders", "password": "${Login}"}`: the member before the hole says what it is.
    private static bool IsMemberOf(Text text, TemplateParameter parameter)
    {
        for (var i = 1; i < text.Parts.Length; i++)
        {
            if (text.Parts[i].Hole is { Why.Kind: UnknownKind.Parameter } hole && hole.Expression == parameter.Id
                && text.Parts[i - 1].Literal?.TrimEnd('"').TrimEnd() is [.., ':'] before && before.Split('"') is [.., var name, ":" or " :"] && SecretNames.SaysSecret(name))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(Value Value, string What)> SecretPlaces(Resource resource)
    {
        var open = new Stack<(Value Value, string? Property)>([(resource.Properties, null)]);
        while (open.TryPop(out var next))
        {
            switch (next.Value)
            {
                case MapValue map:
                    var isVariables = next.Property == "Variables" && resource.Type == "AWS::Lambda::Function";
                    foreach (var entry in map.Entries)
                    {
                        if ((SecretProperties.Contains(entry.Key) || (entry.Key == "Token" && resource.Type == "AWS::CodeBuild::SourceCredential")) && entry.Value is TextValue or ChoiceValue)
                        {
                            yield return (entry.Value, $"`{entry.Key}` of `{resource.LogicalId}`");
                        }
                        else if (isVariables && SecretNames.SaysSecret(entry.Key))
                        {
                            yield return (entry.Value, $"the variable `{entry.Key}` of `{resource.LogicalId}`");
                        }
                        else
                        {
                            open.Push((entry.Value, entry.Key));
                        }
                    }

                    break;
                case ListValue list:
                    foreach (var item in list.Items)
                    {
                        open.Push((item, null));
                    }

                    break;
                case ChoiceValue choice:
                    open.Push((choice.WhenTrue, next.Property));
                    open.Push((choice.WhenFalse, next.Property));
                    break;
            }
        }
    }
}

/// <summary>A parameter of a template whose value is secret.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Why">Why it is held to be secret, as a fragment.</param>
/// <param name="IsWrittenOut">Whether the secret itself stands in the template, as the default.</param>
public sealed record SecretInput(TemplateParameter Parameter, string Why, bool IsWrittenOut);
