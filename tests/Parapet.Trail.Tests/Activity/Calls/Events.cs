using System.Collections.Immutable;
using System.Text;
using Parapet.Trail.Activity.Calls;
using Parapet.Trail.CloudTrail;

namespace Parapet.Trail.Tests.Activity.Calls;

/// <summary>Events of a function in one account and region.</summary>
internal static class Events
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";
    public const string Role = "arn:aws:iam::123456789012:role/orders-role";

    public static TrailIdentity Session { get; } = new()
    {
        Type = "AssumedRole",
        PrincipalId = "AROAEXAMPLE:orders",
        Arn = "arn:aws:sts::123456789012:assumed-role/orders-role/orders",
        Account = Account,
        AccessKeyId = "ASIAEXAMPLE",
        IssuerArn = Role,
        IssuerType = "Role",
        SessionName = "orders",
    };

    public static TrailEvent Of(string service, string name, string? parameters = null, params string[] arns) => new()
    {
        EventId = "1",
        Time = new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero),
        Source = service + ".amazonaws.com",
        Name = name,
        Region = Region,
        EventType = "AwsApiCall",
        Category = TrailCategory.Management,
        SourceAddress = "192.0.2.10",
        UserAgent = "aws-sdk-net/4 exec-env/AWS_Lambda_dotnet8",
        RecipientAccount = Account,
        Identity = Session,
        Resources = [.. arns.Select(arn => new TrailResource(arn, null, Account))],
        RequestParameters = parameters is null ? default : Encoding.UTF8.GetBytes(parameters),
    };

    /// <summary>The actions with their resources, as text.</summary>
    public static string Text(Call call) => string.Join("; ", call.Actions.Select(action => $"{action.Action} {Text(action.Resources)}"));

    private static string Text(ImmutableArray<CalledResource> resources) => string.Join(' ', resources.Select(resource => resource.Certainty switch
    {
        ResourceCertainty.Unknown => resource.Arn + "?",
        ResourceCertainty.OfKind => resource.Arn + "!",
        _ => resource.Arn,
    }));
}
