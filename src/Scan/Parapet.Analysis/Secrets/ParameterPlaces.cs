using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>The values of a deployment that are made of parameters.</summary>
internal sealed class ParameterPlaces
{
    private readonly ILookup<Location, TemplateParameter> parameters;

    private ParameterPlaces(Deployment deployment) =>
        parameters = deployment.Parameters.SelectMany(parameter => parameter.Uses, (parameter, at) => new Use(at, parameter)).ToLookup(use => use.At, use => use.Parameter);

    /// <summary>The places of one deployment.</summary>
    public static ParameterPlaces Of(Deployment deployment) => new(deployment);

    /// <summary>
    /// The parameter with <c>NoEcho</c> that the value at a place is made of: its author has said that it is secret. Null when there is none.
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
    /// </summary>
    public TemplateParameter? HiddenAt(Location at) => parameters[at].FirstOrDefault(parameter => parameter.NoEcho.Is(true));

    /// <summary>The parameter through which a text came into the value at a place although no template holds it; null when there is none.</summary>
    public TemplateParameter? GivenAt(Location at, string text) =>
        parameters[at].FirstOrDefault(parameter => parameter.Default.ValueOrDefault?.Known is not { Length: > 0 } written || !text.Contains(written, StringComparison.Ordinal));

    private sealed record Use(Location At, TemplateParameter Parameter);
}
