using Parapet.Packages.Versions;

namespace Parapet.Packages.Advisories.Compiled;

/// <summary>A version in which something was repaired; older ones come first.</summary>
internal readonly record struct Repair(VersionKey Key, string Text) : IComparable<Repair>
{
    public int CompareTo(Repair other) => Key.CompareTo(other.Key) is var order and not 0 ? order : string.CompareOrdinal(Text, other.Text);
}
