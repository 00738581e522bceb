using System.Collections.Immutable;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Slack.</summary>
internal static class Slack
{
    private static readonly Family Workspace = new("Slack", "https://docs.slack.dev/authentication/tokens");
    private static readonly Family Hooks = new("Slack", "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks");

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        Workspace.Token("slack-rotating-token", "a Slack access token", "xoxe.xoxp-|xoxe.xoxb-", Digits(1), Text("-"), Alnum(140, 200)),
        Workspace.Token("slack-refresh-token", "a Slack refresh token", "xoxe-", Digits(1), Text("-"), Alnum(140, 200)),
        Workspace.Token("slack-token", "a Slack bot token", "xoxb-", Digits(9, 15), Text("-"), Digits(9, 15), Text("-"), Alnum(20, 34)),
        Workspace.Token("slack-legacy-bot-token", "a Slack bot token", "xoxb-", Digits(9, 15), Text("-"), Alnum(18, 34)),
        Workspace.Token("slack-user-token", "a Slack user token", "xoxp-", Digits(9, 15), Text("-"), Digits(9, 15), Text("-"), Digits(9, 15), Text("-"), Alnum(28, 64)),
        Workspace.Token("slack-workspace-token", "a Slack workspace token", "xoxa-2-|xoxr-", Digits(9, 15), Text("-"), Digits(9, 15), Text("-"), Digits(9, 15), Text("-"), Alnum(28, 64)),
        Workspace.Token("slack-session-token", "a Slack session token", "xoxc-|xoxs-|xoxo-", Digits(9, 15), Text("-"), Digits(9, 15), Text("-"), Digits(9, 15), Text("-"), AnyHex(10, 64)),
        Workspace.Token("slack-app-token", "a Slack app-level token", "xapp-1-", Upper(9, 13), Text("-"), Digits(10, 15), Text("-"), Hex(64)),
        Workspace.Token("slack-workflow-token", "a Slack workflow token", "xwfp-", Digits(9, 15), Text("-"), Alnum(20, 80)),
        Workspace.Token("slack-session-cookie", "a Slack session cookie", "xoxd-", Unreserved(60, 300)),
        Hooks.Token("slack-webhook", "a Slack webhook address", "hooks.slack.com/services/", Upper(8, 13), Text("/"), Upper(8, 13), Text("/"), Alnum(24)),
        Hooks.Token("slack-workflow-webhook", "a Slack workflow webhook address", "hooks.slack.com/workflows/|hooks.slack.com/triggers/", Upper(8, 13), Text("/"), Alnum(10, 20), Text("/"), Alnum(16, 40)),
    ];
}
