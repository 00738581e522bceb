namespace Parapet.Packages.Artifacts.Walking;

/// <summary>What is said at several places.</summary>
internal static class Messages
{
    public const string Damaged = "is damaged: its compressed bytes cannot be inflated";

    public const string Unreadable = "cannot be read: nobody may, or it changed meanwhile";

    public const string Shorter = "is damaged: it has fewer bytes than it declares";

    public const string Longer = "has more bytes than it declares; it is not read";

    public const string Checksum = "is damaged: its checksum is not the declared one";

    public const string Twice = "is there more than once; the last one counts, as when it is unpacked";

    public const string Link = "is a symbolic link and is not followed";
}
