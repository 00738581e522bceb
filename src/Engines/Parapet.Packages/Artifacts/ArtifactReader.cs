using System.Security.Cryptography;
using Parapet.Packages.Artifacts.Images;
using Parapet.Packages.Artifacts.Walking;
using Parapet.Packages.Artifacts.Zip;

namespace Parapet.Packages.Artifacts;

/// <summary>Whether somebody wants to see an entry. Called by several threads at once, for every entry, so it must be quick.</summary>
/// <param name="entry">The entry.</param>
/// <param name="start">Nothing, or the first <see cref="Artifact.StartLength"/> bytes when the answer without them was <see cref="Want.Start"/>.</param>
public delegate Want EntryFilter(ArtifactEntry entry, ReadOnlySpan<byte> start);

/// <summary>Gets an entry that the filter wanted. Called by several threads at once, in no certain order.</summary>
/// <param name="entry">The entry.</param>
/// <param name="content">All its bytes, checked; they are only valid during the call.</param>
public delegate void EntryReader(ArtifactEntry entry, ReadOnlyMemory<byte> content);

/// <summary>
/// Reads artefacts: lists what is in them and shows the wanted entries, in memory only. Artefacts are hostile: everything is bounded by
/// <see cref="ArtifactLimits"/>, and what cannot be read, or is not what it says, is a problem of the artefact and is never shown as if it were sound.
/// </summary>
public static class ArtifactReader
{
    private const int HashedAtOnce = 1 << 20;

    // An image has a file per layer and a few more.
    private const int MostFilesOfImage = 10_000;

    /// <summary>Reads a zip, and the archives that lie in it.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="wants">Asked about every entry.</param>
    /// <param name="read">Gets the wanted entries.</param>
    /// <param name="limits">How much is read; null for <see cref="ArtifactLimits.Default"/>.</param>
    /// <param name="sha256">The hash when it is known already (<see cref="Hash"/>); null to let it be computed meanwhile.</param>
    public static Artifact ReadZip(ByteSource source, EntryFilter wants, EntryReader read, ArtifactLimits? limits = null, string? sha256 = null)
    {
        var walk = new Walk(wants, read, limits ?? ArtifactLimits.Default);
        var hash = sha256 is null ? Task.Run(() => Hash(source)) : Task.FromResult(sha256);
        walk.EnterZip("", source, 0);
        return walk.ToArtifact(source.Name, ArtifactKind.Zip, hash.GetAwaiter().GetResult());
    }

    /// <summary>Reads the files of a folder, and the archives among them. The caller follows no links.</summary>
    /// <param name="name">What a person calls the folder.</param>
    /// <param name="files">The files with their paths below the folder, in any order.</param>
    /// <param name="wants">Asked about every file.</param>
    /// <param name="read">Gets the wanted files.</param>
    /// <param name="limits">How much is read; null for <see cref="ArtifactLimits.Default"/>.</param>
    public static Artifact ReadFolder(string name, IEnumerable<(string Path, ByteSource Bytes)> files, EntryFilter wants, EntryReader read, ArtifactLimits? limits = null)
    {
        var walk = new Walk(wants, read, limits ?? ArtifactLimits.Default);
        walk.Enter(FolderContainer.Open(files, walk), 0);
        return walk.ToArtifact(name, ArtifactKind.Folder, "");
    }

    /// <summary>Reads an image from one tar: what <c>docker save</c> writes, or an OCI layout. The artefact's hash is that of the manifest, which names all layers by theirs.</summary>
    /// <param name="tar">The tar. When it is compressed itself it is decompressed into memory, to <see cref="ArtifactLimits.CompressedTar"/>; its layers are streamed either way.</param>
    /// <param name="wants">Asked about every file that is left after all layers, and by the paths of links about what nobody wanted by its own.</param>
    /// <param name="read">Gets the wanted files.</param>
    /// <param name="limits">How much is read; null for <see cref="ArtifactLimits.Default"/>.</param>
    /// <param name="architecture">Which image of several is read, <c>amd64</c> or <c>arm64</c>; null for the first that Lambda can run.</param>
    public static Artifact ReadImage(ByteSource tar, EntryFilter wants, EntryReader read, ArtifactLimits? limits = null, string? architecture = null)
    {
        var walk = new Walk(wants, read, limits ?? ArtifactLimits.Default);
        return ReadImage(tar.Name, TarFiles.Open(tar, walk, MostFilesOfImage).Find, walk, architecture);
    }

    /// <summary>Reads the files of any tar: of an image those that are left after all layers, of another one those that stand in it.</summary>
    /// <param name="tar">As for <see cref="ReadImage(ByteSource, EntryFilter, EntryReader, ArtifactLimits?, string?)"/>.</param>
    /// <param name="wants">Asked about every file.</param>
    /// <param name="read">Gets the wanted files.</param>
    /// <param name="limits">How much is read; null for <see cref="ArtifactLimits.Default"/>.</param>
    public static Artifact ReadTar(ByteSource tar, EntryFilter wants, EntryReader read, ArtifactLimits? limits = null)
    {
        var walk = new Walk(wants, read, limits ?? ArtifactLimits.Default);
        var files = TarFiles.Open(tar, walk, Math.Max(walk.Limits.Entries, MostFilesOfImage));
        if (ImageLayoutReader.IsImage(files.Find))
        {
            return ReadImage(tar.Name, files.Find, walk, null);
        }

        walk.Enter(FolderContainer.Open(files.All, walk), 0);
        return walk.ToArtifact(tar.Name, ArtifactKind.Folder, "");
    }

    /// <summary>Reads an image from the folder of an OCI layout.</summary>
    /// <param name="name">What a person calls it.</param>
    /// <param name="open">Opens a file by its path below the folder, which never leads out of it; null when there is none.</param>
    /// <param name="wants">Asked as by <see cref="ReadImage(ByteSource, EntryFilter, EntryReader, ArtifactLimits?, string?)"/>.</param>
    /// <param name="read">Gets the wanted files.</param>
    /// <param name="limits">How much is read; null for <see cref="ArtifactLimits.Default"/>.</param>
    /// <param name="architecture">Which image of several is read, <c>amd64</c> or <c>arm64</c>; null for the first that Lambda can run.</param>
    public static Artifact ReadImageFolder(string name, Func<string, ByteSource?> open, EntryFilter wants, EntryReader read, ArtifactLimits? limits = null, string? architecture = null) =>
        ReadImage(name, open, new Walk(wants, read, limits ?? ArtifactLimits.Default), architecture);

    /// <summary>Which form the bytes have, or null when they have none of these; a compressed tar is taken for an image.</summary>
    public static ArtifactKind? Guess(ByteSource source)
    {
        var start = new byte[(int)Math.Min(source.Length, TarHeader.Block)];
        if (!source.TryFill(0, start))
        {
            return null;
        }

        return NestedArchive.HasStart(start) ? ArtifactKind.Zip
            : Decompression.IsCompressed(source) || (start.Length == TarHeader.Block && TarHeader.IsSound(start)) ? ArtifactKind.Image
            : ZipEnd.Find(source, _ => { }, out _) is null ? ArtifactKind.Zip
            : null;
    }

    /// <summary>SHA-256 of the bytes in lower-case hex. Lambda gives the same hash in base64 as <c>CodeSha256</c>: https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html.</summary>
    public static string Hash(ByteSource source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[(int)Math.Min(source.Length, HashedAtOnce)];
        for (long at = 0; at < source.Length;)
        {
            var read = source.ReadAt(at, buffer);
            if (read <= 0)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
            at += read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Artifact ReadImage(string name, Func<string, ByteSource?> open, Walk walk, string? architecture)
    {
        var layout = new ImageLayoutReader(open, architecture, walk).Read();
        if (layout is not null)
        {
            new ImageReader(layout, walk).Read();
        }

        return walk.ToArtifact(name, ArtifactKind.Image, layout?.Id ?? "");
    }
}
