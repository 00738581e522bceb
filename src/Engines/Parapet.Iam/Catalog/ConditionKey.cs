namespace Parapet.Iam.Catalog;

/// <summary>
/// A condition key that AWS defines.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
/// <param name="Name">The key as AWS spells it; <c>aws:RequestTag/${TagKey}</c> stands for a family of keys.</param>
/// <param name="Type">What the key's values are.</param>
/// <param name="IsMultivalued">Whether a request can hold several values for the key, so that a condition needs <c>ForAllValues</c> or <c>ForAnyValue</c>.</param>
public sealed record ConditionKey(string Name, ConditionKeyType Type, bool IsMultivalued)
{
    /// <summary>Whether the name stands for a family of keys.</summary>
    public bool IsFamily => Name.Contains("${", StringComparison.Ordinal);

    /// <summary>Whether a key of a policy, in any case, is this one or one of this family.</summary>
    public bool Covers(string key) => Names(Name, key);

    /// <summary>Whether a name, in which <c>${…}</c> stands for one character or more and <c>*</c> for any, names a key.</summary>
    internal static bool Names(string name, string key) =>
        string.Equals(name, key, StringComparison.OrdinalIgnoreCase) || (name.AsSpan().ContainsAny('$', '*') && ActionPattern.Matches(Placeholders.Fill(name, "?*"), key));
}

/// <summary>What a condition key's values are; decides which operators fit.</summary>
public enum ConditionKeyType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>An Amazon Resource Name.</summary>
    Arn,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>A moment in ISO 8601 form or in seconds since 1970.</summary>
    Date,

    /// <summary>A number.</summary>
    Numeric,

    /// <summary>An address, compared with ranges in CIDR form.</summary>
    IPAddress,

    /// <summary>Bytes in base64 form.</summary>
    Binary,
}
