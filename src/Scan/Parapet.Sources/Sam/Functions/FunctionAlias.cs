using Parapet.Model;
using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary><c>AutoPublishAlias</c>: a version for each deployment and an alias that points to it.</summary>
internal static class FunctionAlias
{
    /// <summary>Adds version and alias; null when the function publishes none.</summary>
    /// <remarks>AWS ends the version's logical id with a hash of the code; here it is <c>&lt;Id&gt;Version</c>.</remarks>
    public static Resource? Expand(Expansion expansion, Resource resource, Resource function)
    {
        var properties = resource.Properties;
        var name = properties["AutoPublishAlias"];
        if (!Branches.IsSet(name))
        {
            return null;
        }

        var known = name.AsString().ValueOrDefault;
        if (known is null)
        {
            expansion.Report(name.At, "the name in `AutoPublishAlias` must be known before deployment; give a name or a parameter with a value");
        }

        var version = expansion.Add(resource, resource.LogicalId + "Version", "AWS::Lambda::Version", Node.Map(
            name.At,
            ("FunctionName", Node.Ref(function.Id, name.At)),
            ("Description", properties["VersionDescription"]),
            ("RuntimeManagementConfig", properties["RuntimeManagementConfig"])), name.At);
        var alias = expansion.Add(resource, $"{resource.LogicalId}Alias{IdPart(known)}", "AWS::Lambda::Alias", Node.Map(
            name.At,
            ("Name", name),
            ("FunctionName", Node.Ref(function.Id, name.At)),
            ("FunctionVersion", Node.GetAtt(version.Id, "Version", name.At)),
            ("ProvisionedConcurrencyConfig", properties["ProvisionedConcurrencyConfig"])), name.At);
        expansion.NameProperty(function.Id, "Version", version.Id);
        expansion.NameProperty(function.Id, "Alias", alias.Id);
        return alias;
    }

    /// <summary>Logical ids hold letters and digits only.</summary>
    private static string IdPart(string? name) => name is null ? "" : name.Replace('-', 'D').Replace('_', 'U');
}
