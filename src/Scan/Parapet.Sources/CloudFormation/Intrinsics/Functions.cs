using Parapet.Values;

namespace Parapet.Sources.CloudFormation.Intrinsics;

/// <summary>Calls an intrinsic function by its key. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html</summary>
internal static class Functions
{
    /// <summary>Whether a map with this only key is a function call; loops expand with the entries of their map.</summary>
    public static bool IsIntrinsic(string key) =>
        key == "Ref" || (key.StartsWith("Fn::", StringComparison.Ordinal) && !key.StartsWith("Fn::ForEach::", StringComparison.Ordinal));

    public static Value Call(Evaluator evaluator, string key, Value argument, Location at, Frame frame) => key switch
    {
        "Ref" => References.Ref(evaluator, argument, at, frame),
        "Fn::GetAtt" => References.GetAtt(evaluator, argument, at, frame),
        "Fn::ImportValue" => References.Import(evaluator, argument, at, frame),
        "Fn::Sub" => Strings.Sub(evaluator, argument, at, frame),
        "Fn::Join" => Strings.Join(evaluator, argument, at, frame),
        "Fn::Split" => Strings.Split(evaluator, argument, at, frame),
        "Fn::Base64" => Strings.Base64(evaluator, argument, at, frame),
        "Fn::ToJsonString" => JsonText.Of(evaluator, argument, at, frame),
        "Fn::Select" => Lists.Select(evaluator, argument, at, frame),
        "Fn::Length" => Lists.Length(evaluator, argument, at, frame),
        "Fn::GetAZs" => new UnknownValue(new Unknown(UnknownKind.PseudoParameter, "Fn::GetAZs"), at),
        "Fn::Cidr" => CidrBlocks.Of(evaluator, argument, at, frame),
        "Fn::FindInMap" => evaluator.Mappings.Find(argument, at, frame),
        "Fn::If" => If(evaluator, argument, at, frame),
        "Fn::Transform" => Transform(evaluator, argument, at, frame),
        "Fn::And" or "Fn::Or" or "Fn::Not" or "Fn::Equals" =>
            evaluator.Malformed(at, $"`{key}` can only stand in the `Conditions` section; name the condition there and use `Fn::If`"),
        _ => evaluator.Malformed(at, $"there is no function `{TextBuilder.Clip(key)}`"),
    };

    private static Value If(Evaluator evaluator, Value argument, Location at, Frame frame)
    {
        if (evaluator.Arguments("Fn::If", argument, 3, 3) is not [var condition, var whenTrue, var whenFalse])
        {
            return new UnknownValue(new Unknown(UnknownKind.Malformed, "`Fn::If` takes a list of 3 arguments"), at);
        }

        if (evaluator.Name(condition, frame) is not { } name)
        {
            return evaluator.Malformed(condition.At, "the first argument of `Fn::If` must be the name of a condition");
        }

        return evaluator.Conditions.Decide(name, condition.At, frame) switch
        {
            true => evaluator.Resolve(whenTrue, frame),
            false => evaluator.Resolve(whenFalse, frame),
            null => ChoiceValue.Of(
                evaluator.Conditions.Scoped(name),
                evaluator.Resolve(whenTrue, evaluator.Conditions.Assume(frame, name, true)),
                evaluator.Resolve(whenFalse, evaluator.Conditions.Assume(frame, name, false)),
                at),
        };
    }

    private static Value Transform(Evaluator evaluator, Value argument, Location at, Frame frame)
    {
        var included = Includes.Read(evaluator, argument, frame, out var inside);
        return included is UnknownValue unknown ? new UnknownValue(unknown.Why, at) : evaluator.Resolve(included, inside);
    }
}
