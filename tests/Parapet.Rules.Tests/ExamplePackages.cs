using System.Collections.Immutable;
using System.Text;
using Parapet.Analysis.Dependencies;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Advisories.Sources;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Sources.Artifacts;
using Parapet.Values;

namespace Parapet.Rules.Tests;

/// <summary>The packages of an example: its files as if they lay beside the template, its advisories as a database.</summary>
internal static class ExamplePackages
{
    public static DeploymentDependencies? Of(Example example, Deployment deployment) =>
        example.Files.IsEmpty && example.Advisories.IsEmpty ? null
            : DeploymentDependencies.Of(deployment, ArtifactFinder.Find(deployment, folder => Read(example, folder)), Database(example));

    private static (ArtifactInventory?, Unknown?) Read(Example example, string folder)
    {
        var files = example.Files.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
        return files.Count == 0
            ? (null, new Unknown(UnknownKind.RemoteFile, folder))
            : (InventoryScan.Folder(folder, files.Select(file => (file.Path[(folder.Length + 1)..], Bytes(file)))), null);
    }

    private static ByteSource Bytes(ExampleFile file) =>
        ByteSource.Of(file.Path, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(file.Text, file.Times))));

    private static AdvisoryDatabase? Database(Example example)
    {
        if (example.Advisories.IsEmpty)
        {
            return null;
        }

        var documents = example.Advisories.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text)).ToLookup(bytes => bytes.Span.IndexOf("catalogVersion"u8) >= 0);
        var (database, problem) = AdvisoryDatabase.Open(AdvisoryCompiler.Compile(new AdvisoryInput
        {
            Created = DateTimeOffset.UnixEpoch,
            Kev = documents[true].Select(bytes => KevCatalogue.Read(bytes, "kev").Catalogue).SingleOrDefault(),
            Sources =
            [
                new AdvisorySource
                {
                    Name = "example",
                    Advisories = [.. documents[false].Select(bytes => OsvReader.Read(bytes.Span, "example")).Select(read => read.Advisory ?? throw new InvalidDataException(read.Problem!.Message))],
                },
            ],
        }));
        return database ?? throw new InvalidDataException(problem);
    }
}
