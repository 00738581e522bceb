namespace Parapet.Packages.Sbom;

/// <summary>How OpenVEX spells what its enumerations mean.</summary>
internal static class VexLabels
{
    public static string Label(this VexStatus status) => status switch
    {
        VexStatus.NotAffected => "not_affected",
        VexStatus.Affected => "affected",
        VexStatus.Fixed => "fixed",
        VexStatus.UnderInvestigation => "under_investigation",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Label(this VexJustification justification) => justification switch
    {
        VexJustification.ComponentNotPresent => "component_not_present",
        VexJustification.VulnerableCodeNotPresent => "vulnerable_code_not_present",
        VexJustification.VulnerableCodeNotInExecutePath => "vulnerable_code_not_in_execute_path",
        VexJustification.VulnerableCodeCannotBeControlledByAdversary => "vulnerable_code_cannot_be_controlled_by_adversary",
        VexJustification.InlineMitigationsAlreadyExist => "inline_mitigations_already_exist",
        _ => throw new ArgumentOutOfRangeException(nameof(justification)),
    };

    public static VexStatus? Status(string label)
    {
        foreach (var status in Enum.GetValues<VexStatus>())
        {
            if (status.Label() == label)
            {
                return status;
            }
        }

        return null;
    }

    public static VexJustification? Justification(string label)
    {
        foreach (var justification in Enum.GetValues<VexJustification>())
        {
            if (justification.Label() == label)
            {
                return justification;
            }
        }

        return null;
    }
}
