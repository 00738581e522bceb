using Parapet.Packages.Advisories;

namespace Parapet.Cli.Advisories;

/// <summary>The compiled database on the disk: where it lies, how it is opened, how old it may be.</summary>
internal static class AdvisoryFile
{
    /// <summary>After so many days without an update a database is called stale.</summary>
    public const int FreshDays = 7;

    private const string Name = "advisories.parapet";

    /// <summary>Where <c>parapet advisories update</c> puts the database when it is not told: below <c>XDG_DATA_HOME</c>, or the user's own folder for such data.</summary>
    public static string UsualPath { get; } = Path.Combine(Folder("XDG_DATA_HOME", Environment.SpecialFolder.LocalApplicationData), Name);

    /// <summary>Where downloaded files are kept, so that an update brings only what is new.</summary>
    public static string CacheFolder { get; } = Folder("XDG_CACHE_HOME", Environment.SpecialFolder.LocalApplicationData, "downloads");

    /// <summary>The database of a file, mapped into memory and checked; null and why when there is none or it is damaged.</summary>
    /// <param name="path">The file; null for the usual one.</param>
    /// <param name="error">What is wrong and what to do.</param>
    public static AdvisoryDatabase? Open(string? path, out string? error)
    {
        var file = path ?? UsualPath;
        var shown = Terminal.OneLine(file);
        if (!File.Exists(file))
        {
            error = path is null
                ? "there is no advisory database yet; make one with `parapet advisories update`"
                : $"there is no advisory database `{shown}`; make one with `parapet advisories update --database {shown}`";
            return null;
        }

        try
        {
            var (database, problem) = AdvisoryDatabase.Open(MappedBytes.Of(file));
            error = problem is null ? null : $"the advisory database `{shown}` cannot be used: {problem}; make it anew with `parapet advisories update`";
            return database;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = $"the advisory database `{shown}` cannot be read: {e.Message}";
            return null;
        }
    }

    /// <summary>A sentence when the database is older than it should be on a day; else null.</summary>
    public static string? Staleness(AdvisoryDatabase database, DateOnly asOf)
    {
        var days = asOf.DayNumber - DateOnly.FromDateTime(database.Info.Created.UtcDateTime).DayNumber;
        return days > FreshDays ? $"the advisory database is {days} days old: what was published since is not found; bring it up to date with `parapet advisories update`" : null;
    }

    private static string Folder(string variable, Environment.SpecialFolder otherwise, params string[] below) =>
        Path.Combine([Environment.GetEnvironmentVariable(variable) is { Length: > 0 } home && Path.IsPathRooted(home) ? home : Environment.GetFolderPath(otherwise), "parapet", .. below]);
}
