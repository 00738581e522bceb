using Parapet.Model;
using Parapet.Secrets;
using Parapet.Values;

namespace Parapet.Analysis.Secrets;

/// <summary>What the values of a deployment are called where they stand. Worked out when it is first asked for.</summary>
internal sealed class ValueNames(Deployment deployment)
{
    private readonly Lazy<ILookup<Location, string>> names = new(() => deployment.Resources.SelectMany(In).ToLookup(named => named.At, named => named.Name));

    /// <summary>Whether everything that is made of a parameter is called an ARN, a name or something public: then it says where a secret lies, whatever it is called itself.</summary>
    public bool SayWhere(TemplateParameter parameter)
    {
        var uses = parameter.Uses.SelectMany(at => names.Value[at]).ToList();
        return uses.Count > 0 && uses.TrueForAll(SaysWhere);
    }

    private static bool SaysWhere(string name)
    {
        var words = SecretNames.Words(name);
        return words is [.., "ARN" or "ARNS" or "NAME" or "NAMES" or "ID" or "PATH"] || words.Contains("PUBLIC");
    }

    private static IEnumerable<NamedValue> In(Resource resource)
    {
        var open = new Stack<NamedNode>([new NamedNode(resource.Properties, "")]);
        while (open.TryPop(out var next))
        {
            switch (next.Node)
            {
                case TextValue text:
                    yield return new NamedValue(text.At, next.Name);
                    break;
                case MapValue map:
                    foreach (var entry in map.Entries)
                    {
                        open.Push(new NamedNode(entry.Value, entry.Key));
                    }

                    break;
                case ListValue list:
                    foreach (var item in list.Items)
                    {
                        open.Push(new NamedNode(item, next.Name));
                    }

                    break;
                case ChoiceValue choice:
                    open.Push(new NamedNode(choice.WhenTrue, next.Name));
                    open.Push(new NamedNode(choice.WhenFalse, next.Name));
                    break;
            }
        }
    }

    private sealed record NamedNode(Value Node, string Name);

    private sealed record NamedValue(Location At, string Name);
}
