namespace Parapet.Trail.Activity.Calls;

/// <summary>What an error code says about the decision of IAM.</summary>
internal static class Outcomes
{
    private static readonly Lazy<Dictionary<(string Service, string Code), CallOutcome>> Known = new(() =>
        BuiltInTable.Rows("denials.txt").ToDictionary(row => (row[0], row[1]), row => row[2] switch
        {
            "denied" => CallOutcome.Denied,
            "rejected" => CallOutcome.Rejected,
            _ => CallOutcome.Failed,
        }));

    /// <summary>The outcome of a call to a service; an error that is no denial came after the authorisation.</summary>
    public static CallOutcome Of(string service, string? errorCode) => string.IsNullOrEmpty(errorCode)
        ? CallOutcome.Succeeded
        : Known.Value.TryGetValue((service, errorCode), out var outcome) || Known.Value.TryGetValue(("*", errorCode), out outcome)
            ? outcome
            : CallOutcome.Failed;
}
