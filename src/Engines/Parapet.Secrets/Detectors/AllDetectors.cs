using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Every detector. Families that know a form exactly stand before those that go by a name beside the value.</summary>
internal static class AllDetectors
{
    public static ImmutableArray<SecretDetector> List { get; } =
    [
        .. PrivateKeys.Detectors,
        .. GitHub.Detectors,
        .. GitLab.Detectors,
        .. Slack.Detectors,
        .. Stripe.Detectors,
        .. Google.Detectors,
        .. PackageRegistries.Detectors,
        .. ModelProviders.Detectors,
        .. Infrastructure.Detectors,
        .. Messaging.Detectors,
        .. Aws.Detectors,
        .. Urls.Detectors,
        .. Named.Detectors,
    ];
}
