using System.Globalization;

namespace Parapet.Packages.Versions;

/// <summary>
/// The versions of NuGet (https://learn.microsoft.com/nuget/concepts/package-versioning): one to four numbers, where missing ones are zero and leading zeros do not
/// count, then SemVer 2.0.0's pre-release without regard to case; build metadata has no part in the order. Numbers have at most 31 bits, and a longer label of
/// digits is compared as text, as the client does.
/// </summary>
internal static class NuGetVersion
{
    private const byte EndOfLabels = 0x01;
    private const byte Negative = 0x02;
    private const byte Text = 0xD0;
    private const byte Release = 0xFF;

    public static bool TryWrite(scoped ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        var text = version.Trim();
        var metadata = text.IndexOf('+');
        if (metadata >= 0 && !AreLabels(text[(metadata + 1)..]))
        {
            return false;
        }

        text = metadata < 0 ? text : text[..metadata];
        var hyphen = text.IndexOf('-');
        return TryWriteNumbers(hyphen < 0 ? text : text[..hyphen], ref writer)
            && (hyphen < 0 ? Released(ref writer) : AreLabels(text[(hyphen + 1)..]) && TryWriteLabels(text[(hyphen + 1)..], ref writer));
    }

    private static bool TryWriteNumbers(scoped ReadOnlySpan<char> numbers, ref KeyWriter writer)
    {
        var parts = 0;
        do
        {
            // The client allows white space around each number.
            numbers = numbers.TrimStart();
            var digits = Take.Digits(ref numbers);
            numbers = numbers.TrimStart();
            if (++parts > 4 || digits.IsEmpty || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            writer.Number((ulong)number);
        }
        while (Take.Character(ref numbers, '.'));

        for (; parts < 4; parts++)
        {
            writer.Number(0);
        }

        return numbers.IsEmpty;
    }

    private static bool Released(ref KeyWriter writer)
    {
        writer.Mark(Release);
        return true;
    }

    private static bool TryWriteLabels(scoped ReadOnlySpan<char> labels, ref KeyWriter writer)
    {
        foreach (var range in labels.Split('.'))
        {
            var label = labels[range];
            if (SemVer.HasLeadingZero(label) && !label.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            if (!int.TryParse(label, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
            {
                writer.Mark(Text);
                writer.TextLower(label);
            }
            else if (number < 0)
            {
                // The client takes -5 in 1.0.0--5 for a number.
                writer.Mark(Negative);
                writer.Number((ulong)(number - (long)int.MinValue));
            }
            else
            {
                writer.Number((ulong)number);
            }
        }

        writer.Mark(EndOfLabels);
        return true;
    }

    private static bool AreLabels(ReadOnlySpan<char> text)
    {
        var before = '.';
        foreach (var character in text)
        {
            if (!(char.IsAsciiLetterOrDigit(character) || character is '-' || (character is '.' && before is not '.')))
            {
                return false;
            }

            before = character;
        }

        return before is not '.';
    }
}
