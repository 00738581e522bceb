using System.Text;
using Parapet.Analysis.Secrets.Code;
using Parapet.Model;
using Parapet.Packages.Artifacts;
using Parapet.Sources.Artifacts;
using Parapet.Values;

namespace Parapet.Rules.Tests;

/// <summary>The code of an example: its files as if they lay beside the template.</summary>
internal static class ExampleCode
{
    public static DeploymentCode Of(Example example, Deployment deployment)
    {
        var readings = new Dictionary<string, CodeReading>(StringComparer.Ordinal);
        var artifacts = ArtifactFinder.Find(deployment, folder =>
        {
            readings[folder] = Read(example, folder);
            return (null, new Unknown(UnknownKind.RemoteFile, folder));
        });
        return DeploymentCode.Of(deployment, artifacts, readings);
    }

    private static CodeReading Read(Example example, string folder)
    {
        var reader = new CodeReader();
        var files = example.Files.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(file => (file.Path[(folder.Length + 1)..], ByteSource.Of(file.Path, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(file.Text, file.Times))))));
        ArtifactReader.ReadFolder(folder, files, reader.Wants, reader.Read);
        return reader.Finish(folder, isFolder: true);
    }
}
