namespace Parapet.Packages.Artifacts;

/// <summary>How much of an entry somebody wants to see.</summary>
public enum Want
{
    /// <summary>Nothing: it is not inflated.</summary>
    Nothing,

    /// <summary>Its first <see cref="Artifact.StartLength"/> bytes, to be asked again with them.</summary>
    Start,

    /// <summary>All of it.</summary>
    Everything,
}
