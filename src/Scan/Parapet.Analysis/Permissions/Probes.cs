using Parapet.Iam.Catalog;

namespace Parapet.Analysis.Permissions;

/// <summary>Resources of the imaginary account that are not part of a deployment, to ask whether a grant reaches any resource of a kind.</summary>
public static class Probes
{
    /// <summary>An ARN of a kind of resource that an action works on; <c>*</c> when it works on none.</summary>
    public static string For(CatalogAction action) =>
        action.Resources is [var first, ..] ? Fill((action.Resources.FirstOrDefault(resource => resource.Required) ?? first).Type.ArnPattern) : "*";

    private static string Fill(string pattern)
    {
        var filled = pattern
            .Replace("${Partition}", ImaginaryAccount.Partition, StringComparison.Ordinal)
            .Replace("${Region}", ImaginaryAccount.Region, StringComparison.Ordinal)
            .Replace("${Account}", ImaginaryAccount.Id, StringComparison.Ordinal);
        var at = 0;
        while (filled.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var open && filled.IndexOf('}', open) is > 0 and var close)
        {
            filled = filled[..open] + ImaginaryAccount.Other + filled[(close + 1)..];
            at = open + ImaginaryAccount.Other.Length;
        }

        return filled;
    }
}
