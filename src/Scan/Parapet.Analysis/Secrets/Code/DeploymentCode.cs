using System.Collections.Immutable;
using Parapet.Model;
using Parapet.Secrets;
using Parapet.Values;

namespace Parapet.Analysis.Secrets.Code;

/// <summary>What the code and layers of a deployment's functions say about secrets.</summary>
public sealed class DeploymentCode
{
    private readonly ImmutableArray<ReadPart> parts;

    private DeploymentCode(ImmutableArray<ReadPart> parts) => this.parts = parts;

    /// <summary>The secrets in code and layers, each once, by their place.</summary>
    public IEnumerable<CodeSecret> Secrets =>
        from each in
            from part in parts
            from found in part.Reading.Secrets
            select new CodeSecret(found.Secret, part.Reading.Place(found.Path, found.Line, found.Column), part.IsLayer, [part.Function])
        group each by $"{each.At} {each.Secret.DetectorId}" into same
        orderby same.First().At
        select same.First() with { Functions = [.. same.SelectMany(each => each.Functions).Distinct()] };

    /// <summary>Where handlers fetch a secret for each event.</summary>
    public IEnumerable<CodeFetch> Fetches =>
        from part in parts
        where !part.IsLayer
        from site in part.Reading.Fetches
        where site.IsIn(part.Function.Handler.ValueOrDefault?.Known)
        select new CodeFetch(part.Function, site, part.Reading.Place(site.Path, site.Line, site.Column));

    /// <summary>Code that was not read to its end.</summary>
    public IEnumerable<UnreadCode> Unread =>
        from part in parts
        where part.Reading.TooLarge is not null
        select new UnreadCode(part.Function, part.Part.At, part.Reading.TooLarge!);

    /// <summary>The facts of one deployment.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="artifacts">What its functions are made of.</param>
    /// <param name="readings">What was read, by the artefact's name.</param>
    public static DeploymentCode Of(Deployment deployment, ImmutableArray<FunctionArtifacts> artifacts, IReadOnlyDictionary<string, CodeReading> readings) => new(
    [
        .. from each in artifacts
           let function = deployment.Function(each.FunctionId)
           where function is not null
           from part in each.Parts
           let reading = readings.GetValueOrDefault(part.Name)
           where reading is not null
           select new ReadPart(function, part, !ReferenceEquals(part, each.Code), reading),
    ]);

    private sealed record ReadPart(Function Function, CodePart Part, bool IsLayer, CodeReading Reading);
}

/// <summary>A secret in code or in a layer.</summary>
/// <param name="Secret">What was found; never the secret itself.</param>
/// <param name="At">Where it stands.</param>
/// <param name="IsInLayer">Whether that is a layer.</param>
/// <param name="Functions">The functions that get it.</param>
public sealed record CodeSecret(Secret Secret, Location At, bool IsInLayer, ImmutableArray<Function> Functions);

/// <summary>A call in a handler that fetches a secret for each event.</summary>
/// <param name="Function">The function.</param>
/// <param name="Site">The call.</param>
/// <param name="At">Where it stands.</param>
public sealed record CodeFetch(Function Function, FetchSite Site, Location At);

/// <summary>Code that was not read to its end.</summary>
/// <param name="Function">The function.</param>
/// <param name="At">Where the template names the code.</param>
/// <param name="Why">Why not.</param>
public sealed record UnreadCode(Function Function, Location At, Unknown Why);
