using System.IO.Compression;
using Parapet.Packages.Inventory;
using Parapet.Sources;
using Parapet.Sources.Artifacts;
using Parapet.Sources.Files;

namespace Parapet.Analysis.Tests.Dependencies;

public sealed class SharedLayerTests
{
    private const int Functions = 100;

    private const string Layers = """
          One: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layers/first/}}
          Two: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layers/second}}
          Three: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: ./layers/second/../first}}
        """;

    private static readonly string Template = string.Join('\n', [
        "Transform: AWS::Serverless-2016-10-31",
        "Resources:",
        .. Enumerable.Range(0, Functions).Select(i =>
            $"  Function{i}: {{Type: AWS::Serverless::Function, Properties: {{Runtime: nodejs24.x, Handler: index.handler, CodeUri: node/, Layers: [!Ref One, !Ref Two, !Ref Three]}}}}"),
        Layers,
    ]);

    [Fact]
    public void A_hundred_functions_share_the_inventories_of_their_layers()
    {
        var files = new ArtifactFiles();
        var deployment = TemplateReader.ReadText("template.yaml", Template);

        var found = ArtifactFinder.Find(deployment, path => files.Read(Path.Combine(PackageSample.Folder, path), path));

        Assert.Equal(Functions, found.Length);
        Assert.All(found, function => Assert.Equal(3, function.Layers.Length));

        // The code and two folders: the third layer is the first one under another spelling.
        Assert.Equal(3, found.SelectMany(function => function.Parts).Select(part => part.Inventory!).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void The_bytes_of_a_layer_are_read_once_however_many_functions_and_threads_ask()
    {
        var folder = Directory.CreateTempSubdirectory("parapet-");
        try
        {
            var path = Path.Combine(folder.FullName, "layer.zip");
            using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
            {
                using var manifest = zip.CreateEntry("nodejs/node_modules/a/package.json").Open();
                manifest.Write("""{"name":"a","version":"1.0.0"}"""u8);
            }

            var files = new ArtifactFiles();
            var inventories = new ArtifactInventory?[Functions];

            Parallel.For(0, Functions, i =>
            {
                inventories[i] = files.Read(path, "layer.zip").Inventory;

                // A second reading would find nothing.
                File.Delete(path);
            });

            Assert.All(inventories, inventory => Assert.Same(inventories[0], inventory));
            Assert.Equal("a", Assert.Single(inventories[0]!.Packages).Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
