using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation.Intrinsics;

/// <summary><c>Ref</c>, <c>Fn::GetAtt</c> and <c>Fn::ImportValue</c>. What they give stands at the place of the call: that is where a reader has to change something.</summary>
internal static class References
{
    public static Value Ref(Evaluator evaluator, Value argument, Location at, Frame frame) =>
        evaluator.Name(argument, frame) is { } name
            ? Named(evaluator, name, at, frame)
            : evaluator.Malformed(argument.At, "`Ref` takes the name of a parameter or resource");

    /// <summary>What <c>Ref: name</c> gives; in <c>Fn::Sub</c>, names with a dot are attributes and do not come here.</summary>
    public static Value Named(Evaluator evaluator, string name, Location at, Frame frame)
    {
        if (frame.Loops.TryGetValue(name, out var bound))
        {
            return new TextValue(bound, ScalarKind.String, at);
        }

        if (name.StartsWith("AWS::", StringComparison.Ordinal))
        {
            return PseudoParameters.Find(evaluator, name, at);
        }

        if (evaluator.Parameters.Contains(name))
        {
            return evaluator.Parameters.Find(name, at, frame);
        }

        // SAM: `Function.Alias`, `Function.Version`, `Api.Stage` name resources that the transform makes.
        var dot = name.IndexOf('.');
        return !evaluator.Resources.ContainsKey(name) && dot > 0
            ? Attribute(evaluator, name[..dot], name[(dot + 1)..], at, frame)
            : Resource(evaluator, name, Node.RefText(evaluator.Scope + name), at);
    }

    public static Value GetAtt(Evaluator evaluator, Value argument, Location at, Frame frame)
    {
        if (argument is ListValue { Items: [var resource, .. var path] } && path.Length > 0)
        {
            var names = path.Select(part => evaluator.Resolve(part, frame)).ToList();
            var id = Texts.Known(evaluator.Resolve(resource, frame));
            if (id is not null && names.All(name => Texts.Known(name) is not null))
            {
                return Attribute(evaluator, id, string.Join('.', names.Select(Texts.Known)), at, frame);
            }

            if (id is not null && names.All(name => name is TextValue or UnknownValue or ChoiceValue))
            {
                return new UnknownValue(new Unknown(UnknownKind.ResourceAttribute, id), at);
            }
        }
        else if (evaluator.Name(argument, frame) is { } name && name.IndexOf('.') is > 0 and var dot)
        {
            return Attribute(evaluator, name[..dot], name[(dot + 1)..], at, frame);
        }

        return evaluator.Malformed(argument.At, "`Fn::GetAtt` takes the name of a resource and of an attribute");
    }

    public static Value Attribute(Evaluator evaluator, string resource, string attribute, Location at, Frame frame)
    {
        if (attribute.StartsWith("Outputs.", StringComparison.Ordinal)
            && evaluator.Nested.Output(resource, attribute["Outputs.".Length..], at) is { } output)
        {
            return Branches.Move(frame.Restrict(output), at);
        }

        return Resource(evaluator, resource, Node.GetAttText(evaluator.Scope + resource, attribute), at);
    }

    public static Value Import(Evaluator evaluator, Value argument, Location at, Frame frame) =>
        Branches.Over([evaluator.Resolve(argument, frame)], values =>
        {
            if (Texts.Of(values[0]) is not { } name)
            {
                return evaluator.Malformed(argument.At, "`Fn::ImportValue` takes the name of an export");
            }

            var export = TextBuilder.Clip(name.ToString());
            return new TextValue(
                Text.Of(new Hole(new Unknown(UnknownKind.Import, export), "Fn::ImportValue " + export)), ScalarKind.String, at);
        }, at);

    private static Value Resource(Evaluator evaluator, string name, Text text, Location at)
    {
        // A macro, SAM's among them, may make resources that the template does not show.
        if (evaluator.Resources.ContainsKey(name) || evaluator.Entries.UsesSam || evaluator.HasMacro)
        {
            return new TextValue(text, ScalarKind.String, at);
        }

        return evaluator.Malformed(at, $"`{TextBuilder.Clip(name)}` is neither a parameter nor a resource of the template");
    }
}
