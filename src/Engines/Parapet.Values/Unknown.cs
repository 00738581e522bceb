namespace Parapet.Values;

/// <summary>Why a value cannot be known from what was read.</summary>
/// <param name="Kind">The class of reason; reports count by it.</param>
/// <param name="Detail">The name that is missing, as the input spells it: a parameter, an attribute, an export.</param>
public sealed record Unknown(UnknownKind Kind, string Detail)
{
    /// <summary>A fragment for a sentence that starts "cannot be decided: ".</summary>
    public override string ToString() => Kind switch
    {
        UnknownKind.Parameter => $"parameter `{Detail}` has no value",
        UnknownKind.PseudoParameter => $"`{Detail}` is known only when deployed",
        UnknownKind.ResourceAttribute => $"`{Detail}` is known only when deployed",
        UnknownKind.Import => $"export `{Detail}` belongs to another stack",
        UnknownKind.DynamicReference => $"`{Detail}` is read when deployed",
        UnknownKind.Mapping => $"mapping `{Detail}` has no such entry",
        UnknownKind.Condition => $"condition `{Detail}` cannot be decided",
        UnknownKind.Macro => $"macro `{Detail}` runs in the account",
        UnknownKind.RemoteFile => $"`{Detail}` is not on this machine",
        UnknownKind.Malformed => Detail,
        UnknownKind.TooLarge => Detail,
        UnknownKind.NotObserved => Detail,
        UnknownKind.Elsewhere => $"`{Detail}` is not part of the deployment",
        _ => Detail,
    };
}

/// <summary>The classes of reason for which a value stays unknown.</summary>
public enum UnknownKind
{
    /// <summary>A parameter without a default, for which the user gave no value.</summary>
    Parameter,

    /// <summary>A pseudo parameter such as <c>AWS::AccountId</c>.</summary>
    PseudoParameter,

    /// <summary>A name or attribute that AWS gives to a resource when it is created.</summary>
    ResourceAttribute,

    /// <summary>An <c>Fn::ImportValue</c>.</summary>
    Import,

    /// <summary>A <c>{{resolve:…}}</c> dynamic reference.</summary>
    DynamicReference,

    /// <summary>An <c>Fn::FindInMap</c> whose entry is missing or whose keys are unknown.</summary>
    Mapping,

    /// <summary>A condition whose operands are unknown, in a place that cannot hold two branches.</summary>
    Condition,

    /// <summary>A macro or transform that only AWS can run.</summary>
    Macro,

    /// <summary>A template, include or body that lies in S3 or outside the scan root.</summary>
    RemoteFile,

    /// <summary>The input has the wrong shape at this place.</summary>
    Malformed,

    /// <summary>Expanding the value would pass a bound.</summary>
    TooLarge,

    /// <summary>Logs would have to show it, and do not.</summary>
    NotObserved,

    /// <summary>A resource that the deployment names and does not make.</summary>
    Elsewhere,
}
