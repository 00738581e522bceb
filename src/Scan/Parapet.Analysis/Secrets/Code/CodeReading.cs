using System.Collections.Immutable;
using Parapet.Analysis.Secrets.Files;
using Parapet.Values;

namespace Parapet.Analysis.Secrets.Code;

/// <summary>What the texts of an artefact say about secrets.</summary>
/// <param name="Name">What findings call the artefact: its path.</param>
/// <param name="IsFolder">Whether its files lie in a folder, not in an archive.</param>
/// <param name="Secrets">The secrets in it.</param>
/// <param name="Fetches">Where its functions and methods fetch secrets.</param>
/// <param name="TooLarge">Why it was not read to its end; null when it was.</param>
public sealed record CodeReading(string Name, bool IsFolder, ImmutableArray<FileSecret> Secrets, ImmutableArray<FetchSite> Fetches, Unknown? TooLarge)
{
    /// <summary>The place of something in a file of it.</summary>
    public Location Place(string path, int line, int column)
    {
        var file = IsFolder ? Name is "." or "" ? path : $"{Name.TrimEnd('/')}/{path}" : $"{Name}!/{path}";
        return new Location(PathText.WithoutSecrets(file), line, column);
    }
}
