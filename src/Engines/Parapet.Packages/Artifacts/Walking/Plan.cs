namespace Parapet.Packages.Artifacts.Walking;

/// <summary>What is to be done with an entry.</summary>
[Flags]
internal enum Plan
{
    /// <summary>Nothing but list it.</summary>
    None = 0,

    /// <summary>Look at its first bytes and ask the filter again.</summary>
    AskAgain = 1,

    /// <summary>Look at its first bytes because its name is that of an archive.</summary>
    MayBeArchive = 2,

    /// <summary>Read it.</summary>
    Read = 4,

    /// <summary>Walk the archive that it is.</summary>
    Enter = 8,
}
