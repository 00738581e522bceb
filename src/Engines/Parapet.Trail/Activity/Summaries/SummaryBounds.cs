using System.Text;

namespace Parapet.Trail.Activity.Summaries;

/// <summary>How much a summary keeps, whatever the size of the logs. What lies beyond is counted, and the summary says so.</summary>
internal static class SummaryBounds
{
    public const int Callers = 2_000;
    public const int UsesOfCaller = 2_000;
    public const int ResourcesOfUse = 256;
    public const int AddressesOfUse = 32;
    public const int OriginsOfCaller = 256;
    public const int AccessKeys = 64;
    public const int DaysOfCaller = 400;
    public const int HoursOfCaller = 80;
    public const int Names = 32;
    public const int UnmappedEvents = 1_000;

    /// <summary>Longer texts of a log are cut: no name that AWS accepts is as long.</summary>
    public const int Text = 2_048;

    /// <summary>The text as a summary keeps it: not too long, and with U+FFFD for half characters, which cannot be written.</summary>
    public static string Cut(string text)
    {
        if (text.Length > Text)
        {
            text = text[..Text];
        }

        return text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }
}
