using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Packages.Inventory;
using Parapet.Packages.Loading;
using Parapet.Sources.CloudFormation;
using Parapet.Values;

namespace Parapet.Sources.Artifacts;

/// <summary>
/// Finds the code, the layers and the images that a deployment names, in the tree that is scanned:
/// <c>CodeUri</c>, <c>ContentUri</c>, <c>ImageUri</c>, and the <c>Code</c> and <c>Content</c> that <c>aws cloudformation package</c> would upload.
/// </summary>
public static class ArtifactFinder
{
    private const string LayerType = "AWS::Lambda::LayerVersion";

    /// <summary>What each function of a deployment is made of.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="read">Reads what lies at a path of the tree, as findings spell it; an unknown says why there is nothing to read.</param>
    public static ImmutableArray<FunctionArtifacts> Find(Deployment deployment, Func<string, (ArtifactInventory? Inventory, Unknown? Why)> read) =>
    [
        .. deployment.Functions.Select(function => new FunctionArtifacts(
            function.Id,
            Part(function.Name, Only(function.Code), read),
            [.. function.Layers.Select(layer => Layer(deployment, layer, read))])
        {
            Added = Added(function),
        }),
    ];

    /// <summary>The same for whoever looks for what people wrote: of an image that SAM builds, the folder that it is built from.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="read">As for <see cref="Find"/>.</param>
    public static ImmutableArray<FunctionArtifacts> FindSources(Deployment deployment, Func<string, (ArtifactInventory? Inventory, Unknown? Why)> read) =>
    [
        // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-build.html
        .. from each in Find(deployment, read)
           let context = deployment.Function(each.FunctionId)?.Resource.Attributes["Metadata"]["DockerContext"]
           select context is TextValue ? each with { Code = Part(each.Code.Name, context, read) } : each,
    ];

    private static AddedFolders Added(Function function) => function.EnvironmentUnknown is not null
        ? AddedFolders.Unknown
        : AddedFolders.Of(
            from variable in function.Environment
            from value in variable.Value.Cases
            where value.State is not CaseState.Absent
            select (variable.Name, value.State is CaseState.Known ? value.Value!.Known : null));

    private static CodePart Layer(Deployment deployment, TextItem layer, Func<string, (ArtifactInventory?, Unknown?)> read) =>
        layer.Text.Reference is { } reference && deployment.Resource(reference.Resource) is { Type: LayerType } resource
            ? Part(resource.LogicalId, Only(resource.Properties["Content"]), read)
            : new CodePart(layer.Text.ToString(), layer.At, null, layer.Text.Why is { Kind: not UnknownKind.ResourceAttribute and not UnknownKind.PseudoParameter } why
                ? why
                : new Unknown(UnknownKind.RemoteFile, layer.Text.ToString()));

    private static CodePart Part(string name, Value code, Func<string, (ArtifactInventory? Inventory, Unknown? Why)> read)
    {
        if (code is UnknownValue unknown)
        {
            return new CodePart(name, code.At, null, unknown.Why);
        }

        if (code is ChoiceValue choice)
        {
            return new CodePart(name, code.At, null, new Unknown(UnknownKind.Condition, choice.Condition));
        }

        if (!code["ZipFile"].IsAbsent)
        {
            // Code that stands in the template cannot bring a package along.
            return new CodePart(name, code.At, InlineCode, null);
        }

        var image = code["ImageUri"];
        var path = image.IsAbsent ? code : image;
        if (path is not TextValue text)
        {
            return new CodePart(name, path.At, null, path is UnknownValue { Why: var why } ? why : new Unknown(UnknownKind.RemoteFile, Remote(path)));
        }

        if (text.Text.Known is not { Length: > 0 } known)
        {
            return new CodePart(name, path.At, null, text.Text.Why ?? new Unknown(UnknownKind.Malformed, "a path is expected here"));
        }

        if (Paths.IsRemote(known))
        {
            return new CodePart(known, path.At, null, new Unknown(UnknownKind.RemoteFile, known));
        }

        var beside = Paths.Beside(path.At.File, known);
        var (inventory, reason) = read(beside);

        // What ImageUri names is most often a repository or a local tag, and no file.
        return new CodePart(beside, path.At, inventory, inventory is null && !image.IsAbsent ? new Unknown(UnknownKind.RemoteFile, known) : reason);
    }

    private static string Remote(Value location) =>
        location["S3Bucket"].AsText().ValueOrDefault is { } bucket && location["S3Key"].AsText().ValueOrDefault is { } key ? $"s3://{bucket}/{key}" : "code";

    // Of a choice between an artefact and none, the artefact is meant.
    private static Value Only(Value value) => value.Cases().Where(c => !c.Value.IsAbsent).Select(c => c.Value).ToList() is [var only] ? only : value;

    private static ArtifactInventory InlineCode { get; } = new InventoryBuilder().Finish(new Packages.Artifacts.Artifact
    {
        Name = "inline code",
        Kind = Packages.Artifacts.ArtifactKind.Folder,
        Sha256 = "",
        Entries = [],
        Problems = [],
    });
}
