using System.Collections.Immutable;

namespace Parapet.Secrets.Detectors;

/// <summary>Every detector. Families that know a form exactly stand before those that go by a name beside the value.</summary>
internal static class AllDetectors
{
    public static ImmutableArray<SecretDetector> List { get; } =
    [
        .. Published.Detectors,
        .. PrivateKeys.Detectors,
        .. JsonKeys.Detectors,
        .. GitHub.Detectors,
        .. GitLab.Detectors,
        .. Slack.Detectors,
        .. Identity.Detectors,
        .. Payments.Detectors,
        .. Stripe.Detectors,
        .. Google.Detectors,
        .. PackageRegistries.Detectors,
        .. ModelProviders.Detectors,
        .. Clouds.Detectors,
        .. SecretStores.Detectors,
        .. Observability.Detectors,
        .. Mail.Detectors,
        .. Bots.Detectors,
        .. Collaboration.Detectors,
        .. Builds.Detectors,
        .. Databases.Detectors,
        .. Social.Detectors,
        .. Azure.Detectors,
        .. Aws.Detectors,
        .. Frameworks.Detectors,
        .. Files.Detectors,
        .. Encoded.Detectors,
        .. Commands.Detectors,
        .. Protocols.Detectors,
        .. Urls.Detectors,
        .. Named.Detectors,
    ];
}
