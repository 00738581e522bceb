using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Audit;

/// <summary>What a call's origin says about who made it.</summary>
internal static class Origins
{
    /// <summary>Whether the user agent is one that a function has. The SDKs add the environment; whoever steals credentials can write it too.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (AWS_EXECUTION_ENV)</remarks>
    public static bool SaysLambda(CallOrigin origin) => IsLambda(origin.UserAgent);

    /// <summary>What sort of program a user agent is: <c>lambda</c>, <c>service</c> or <c>other</c>.</summary>
    public static string ClassOf(string agent) => IsLambda(agent) ? "lambda" : IsService(agent) ? "service" : "other";

    /// <summary>Whether AWS itself made the call, so that there is no address.</summary>
    /// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html (sourceIPAddress)</remarks>
    public static bool IsOfService(CallOrigin origin) =>
        origin.Address.Length == 0 || IsService(origin.Address);

    /// <summary>The calls of some origins, and when.</summary>
    public static Tally Together(IEnumerable<CallOrigin> origins)
    {
        var tally = new Tally();
        foreach (var origin in origins)
        {
            tally.Add(origin.Calls);
        }

        return tally;
    }
    private static bool IsLambda(string agent) =>
        agent.Contains("exec-env/AWS_Lambda_", StringComparison.Ordinal) || agent.StartsWith("awslambda-worker/", StringComparison.Ordinal);

    private static bool IsService(string name) => name is "AWS Internal" or "AWS Internal/" || name.EndsWith(".amazonaws.com", StringComparison.Ordinal);
}
