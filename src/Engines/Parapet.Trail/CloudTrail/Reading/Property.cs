using System.Text;

namespace Parapet.Trail.CloudTrail.Reading;

/// <summary>A property that is looked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Use">What to do with its value.</param>
/// <param name="Into">The table for an object.</param>
/// <param name="Field">Where a text or JSON goes.</param>
internal sealed record Property(string Name, Use Use, NameTable? Into = null, TrailField Field = default)
{
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Name);
}
