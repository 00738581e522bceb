using Parapet.Trail.Activity.Summaries;

namespace Parapet.Trail.Activity.Audit;

/// <summary>What a call's origin says about who made it.</summary>
internal static class Origins
{
    /// <summary>Whether the user agent is one that a function has. The SDKs add the environment; whoever steals credentials can write it too.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (AWS_EXECUTION_ENV)</remarks>
    public static bool SaysLambda(CallOrigin origin) =>
        origin.UserAgent.Contains("exec-env/AWS_Lambda_", StringComparison.Ordinal) || origin.UserAgent.StartsWith("awslambda-worker/", StringComparison.Ordinal);

    /// <summary>Whether AWS itself made the call, so that there is no address.</summary>
    /// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html (sourceIPAddress)</remarks>
    public static bool IsOfService(CallOrigin origin) =>
        origin.Address is "" or "AWS Internal" or "AWS Internal/" || origin.Address.EndsWith(".amazonaws.com", StringComparison.Ordinal);

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
}
