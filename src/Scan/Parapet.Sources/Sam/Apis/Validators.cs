using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Apis;

/// <summary>Request validators. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-requestmodel.html</summary>
internal static class Validators
{
    private const string Both = "body-and-params";
    private const string Body = "body-only";
    private const string Parameters = "params-only";

    /// <summary>The validator that an event asks for, by name; null when it asks for none.</summary>
    public static Value? NameFor(Value properties, Value models)
    {
        var model = properties["RequestModel"];
        var at = model.At;
        if (models.IsAbsent || model.IsAbsent)
        {
            return null;
        }

        if (model is UnknownValue)
        {
            return model;
        }

        return Alternatives.Map(Alternatives.Bounded(model), one => Alternatives.Map(Alternatives.Bounded(one["ValidateBody"]), body =>
            Alternatives.Map(Alternatives.Bounded(one["ValidateParameters"]), parameters =>
        {
            var (wantsBody, wantsParameters) = (body.AsBool().Cases[0], parameters.AsBool().Cases[0]);
            return wantsBody.Why is { } why ? new UnknownValue(why, at)
                : wantsParameters.Why is { } unknown ? new UnknownValue(unknown, at)
                : one["Model"].IsAbsent ? new AbsentValue(at)
                : (wantsBody.Value, wantsParameters.Value) switch
                {
                    (true, true) => Node.Text(Both, at),
                    (true, false) => Node.Text(Body, at),
                    (false, true) => Node.Text(Parameters, at),
                    _ => new AbsentValue(at),
                };
        })));
    }

    public static MapValue Definitions(Location at) => Node.Map(
        at, (Both, One(true, true, at)), (Body, One(true, false, at)), (Parameters, One(false, true, at)));

    private static MapValue One(bool body, bool parameters, Location at) => Node.Map(
        at, ("validateRequestBody", Node.Bool(body, at)), ("validateRequestParameters", Node.Bool(parameters, at)));
}
