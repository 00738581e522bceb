using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Events;

/// <summary>ARNs as SAM puts them together of pseudo parameters.</summary>
internal static class Arns
{
    public static Text Of(string service, params IEnumerable<Text> rest) => Text.Concat(
        [
            Text.Of("arn:"), Node.Pseudo("AWS::Partition"), Text.Of($":{service}:"), Node.Pseudo("AWS::Region"), Text.Of(":"),
            Node.Pseudo("AWS::AccountId"), Text.Of(":"), .. rest,
        ]);

    public static Text ManagedPolicy(string name) => Text.Concat(
        [Text.Of("arn:"), Node.Pseudo("AWS::Partition"), Text.Of(":iam::aws:policy/service-role/" + name)]);

    /// <summary>The text of a value for use within another text; what has no text becomes a hole.</summary>
    public static Text Part(Value value)
    {
        foreach (var (each, _) in value.Cases())
        {
            switch (each)
            {
                case TextValue text:
                    return text.Text;
                case UnknownValue unknown:
                    return Text.Of(new Hole(unknown.Why, unknown.Why.Detail));
            }
        }

        return Text.Of("*");
    }
}
