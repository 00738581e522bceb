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
    public const int Names = 32;
    public const int UnmappedEvents = 1_000;

    /// <summary>Longer texts of a log are cut: no name that AWS accepts is as long.</summary>
    public const int Text = 2_048;

    public static string Cut(string text) => text.Length <= Text ? text : text[..Text];
}
