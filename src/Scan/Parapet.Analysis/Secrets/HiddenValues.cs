using Parapet.Model;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>
/// The values that are made of a parameter with <c>NoEcho</c>: its author has said that they are secret.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
/// </summary>
internal sealed class HiddenValues
{
    private readonly Dictionary<Location, string> parameters = [];

    private HiddenValues()
    {
    }

    /// <summary>The hidden values of one deployment.</summary>
    public static HiddenValues Of(Deployment deployment)
    {
        var hidden = new HiddenValues();
        foreach (var parameter in deployment.Parameters.Where(parameter => parameter.NoEcho.Is(true)))
        {
            foreach (var at in parameter.Uses)
            {
                hidden.parameters.TryAdd(at, parameter.Name);
            }
        }

        return hidden;
    }

    /// <summary>The parameter that the value at a place is made of; null when it is made of none that is hidden.</summary>
    public string? ParameterAt(Location at) => parameters.GetValueOrDefault(at);
}
