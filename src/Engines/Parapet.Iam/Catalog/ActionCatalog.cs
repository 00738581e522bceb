namespace Parapet.Iam.Catalog;

/// <summary>Questions about what AWS's actions do.</summary>
public static class ActionCatalog
{
    /// <summary>
    /// Whether a pattern (<c>s3:PutObject</c>, <c>dynamodb:*Item</c>, <c>*</c>) matches at least one action that writes, tags or manages permissions
    /// and that supports resource-level permissions, so that a narrower <c>Resource</c> than <c>*</c> is possible.
    /// </summary>
    public static bool WritesToResource(string pattern) =>
        ActionPattern.IsEverything(pattern) || IamCatalog.Matching(pattern).Any(action => action.Level >= AccessLevel.Write && !action.WildcardOnly);
}
