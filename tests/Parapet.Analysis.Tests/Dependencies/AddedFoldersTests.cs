using Parapet.Analysis.Dependencies;
using Parapet.Packages.Artifacts;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;
using Parapet.Packages.Versions;
using Parapet.Sources.Artifacts;
using Parapet.Sources;

namespace Parapet.Analysis.Tests.Dependencies;

/// <summary>A layer with <c>node_modules</c> at its root, where only a <c>NODE_PATH</c> of the function's own leads.</summary>
public sealed class AddedFoldersTests
{
    [Theory]
    [InlineData("{Variables: {TABLE: orders}}", LoadState.OffPath)]
    [InlineData("{Variables: {PYTHONPATH: /opt/node_modules}}", LoadState.OffPath)]
    [InlineData("{Variables: {NODE_PATH: /opt/nodejs/node_modules}}", LoadState.OffPath)]
    [InlineData("{Variables: {NODE_PATH: /opt/node_modules}}", LoadState.Loaded)]
    [InlineData("{Variables: {NODE_PATH: !Ref Folders}}", LoadState.Loaded)]
    [InlineData("{Variables: {NODE_PATH: !Sub '/opt/${Folders}'}}", LoadState.Loaded)]
    [InlineData("{Variables: {NODE_PATH: !If [Odd, /opt/node_modules, /var/task]}}", LoadState.Loaded)]
    [InlineData("{Variables: {NODE_PATH: !If [Odd, /opt/other, !Ref AWS::NoValue]}}", LoadState.OffPath)]
    [InlineData("{Variables: {'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: 's3://settings/variables.yaml'}}}}", LoadState.Loaded)]
    public void The_variables_of_a_function_say_where_else_it_looks(string environment, LoadState expected)
    {
        var deployment = TemplateReader.ReadText("template.yaml", $$$$"""
            Transform: AWS::Serverless-2016-10-31
            Parameters: {Folders: {Type: String}}
            Conditions: {Odd: !Equals [!Ref Folders, odd]}
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {Runtime: nodejs22.x, Handler: a.b, CodeUri: code, Layers: [!Ref L], Environment: {{{{environment}}}}}}
              L: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layer}}
            """);

        var artifacts = ArtifactFinder.Find(deployment, path => (path == "layer" ? Layer() : Inventory(), null));

        var package = Assert.Single(
            Assert.Single(DeploymentDependencies.Of(deployment, artifacts, null).Functions).Packages, package => package.Loaded.Origin.Kind is OriginKind.Layer);
        Assert.Equal(expected, package.Loaded.State);
    }

    private static ArtifactInventory Layer() => Inventory(
        new Package { Ecosystem = Ecosystem.Npm, Name = "qs", Version = "6.5.2", Kind = PackageKind.Installed, Path = "node_modules/qs/package.json" });

    private static ArtifactInventory Inventory(params Package[] packages)
    {
        var builder = new InventoryBuilder();
        Array.ForEach(packages, package => builder.Add(package));
        return builder.Finish(new Artifact
        {
            Name = "made",
            Kind = ArtifactKind.Folder,
            Sha256 = "",
            Entries = [.. packages.Select(package => new ArtifactEntry(package.Path, 10))],
            Problems = [],
        });
    }
}
