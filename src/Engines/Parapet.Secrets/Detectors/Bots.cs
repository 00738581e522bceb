using System.Collections.Immutable;
using Parapet.Secrets.Context;
using Parapet.Secrets.Forms;
using static Parapet.Secrets.Forms.Form;

namespace Parapet.Secrets.Detectors;

/// <summary>Bots of Telegram and Discord, whose tokens begin with the bot's own number.</summary>
internal static class Bots
{
    private const string ExampleId = "812345109876543210";

    // How base 64 writes the first three of a row of digits begins so.
    private static readonly string[] FirstTwo = ["MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT"];
    private static readonly Part[] AfterId = [Text("."), Url64(6), Text("."), Url64(27, 40)];

    public static ImmutableArray<SecretDetector> Detectors { get; } =
    [
        new Family("Telegram", "https://core.telegram.org/bots/api#authorizing-your-bot").Around("telegram-token", SecretKind.Token, "a Telegram bot token", Digits(8, 10), ":AA", Url64(33)),
        new Family("Discord", "https://discord.com/developers/docs/reference#authentication").Other(
            "discord-token",
            SecretKind.Token,
            Certainty.Certain,
            "a Discord bot token",
            string.Join('|', FirstTwo.SelectMany(two => "AEIMQUYcgk".Select(third => two + third))),
            DiscordToken,
            () => [Example(1), $"token: '{Example(5)}'"],
            () => [Decoded.Encode(ExampleId), "x" + Example(1), Decoded.Encode("MTExMTExMTExMTExMTExMTEx") + Specimen.Of(AfterId), "OTE" + Specimen.Of(Alphabet.Base64Url, 60)]) with
        {
            AnchorsIgnoreCase = false,
        },
    ];

    private static SecretSpan? DiscordToken(ReadOnlySpan<char> text, SecretSpan anchor)
    {
        if (!Tokens.StandsAlone(text, anchor.Offset))
        {
            return null;
        }

        var id = Alphabet.Alphanumeric.Run(text, anchor.Offset, 28);
        var end = id is < 22 or > 28 ? -1 : Form.End(text, anchor.Offset + id, AfterId);
        return end >= 0 && !Tokens.GoesOn(text, end) && Decoded.IsNumber(text.Slice(anchor.Offset, id)) && Randomness.IsVaried(text[(anchor.Offset + id)..end]) ? SecretSpan.Between(anchor.Offset, end) : null;
    }

    private static string Example(uint seed) => Decoded.Encode(ExampleId) + Specimen.Of(AfterId, seed);
}
