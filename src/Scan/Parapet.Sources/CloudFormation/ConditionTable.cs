using System.Collections.Immutable;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation;

/// <summary>The <c>Conditions</c> section: true, false, or null when what was read does not decide.</summary>
internal sealed class ConditionTable(Evaluator evaluator)
{
    private const int MaxInference = 32;

    private readonly Dictionary<string, Entry> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Assumptions), bool?> decided = [];
    private readonly HashSet<string> deciding = new(StringComparer.Ordinal);

    public void Fill(ImmutableArray<Entry> section)
    {
        foreach (var entry in section)
        {
            definitions.TryAdd(entry.Key, entry);
        }
    }

    /// <summary>The condition's name as findings and branches name it.</summary>
    public string Scoped(string name) => evaluator.Scope + name;

    /// <summary>The condition's truth.</summary>
    /// <param name="name">Its name in the template.</param>
    /// <param name="at">Where it is asked for.</param>
    /// <param name="frame">What is assumed there.</param>
    public bool? Decide(string name, Location at, Frame frame)
    {
        if (frame.Assumed.TryGetValue(Scoped(name), out var assumed))
        {
            return assumed;
        }

        if (!definitions.TryGetValue(name, out var definition))
        {
            if (!evaluator.HasMacro)
            {
                evaluator.Report(at, $"there is no condition `{TextBuilder.Clip(name)}`");
            }

            return null;
        }

        return Memoized(definition, evaluator.Input.Outside) ?? Memoized(definition, frame);
    }

    /// <summary>The frame in a branch where the condition has this truth, with all that follows from it.</summary>
    public Frame Assume(Frame frame, string name, bool truth) => Assume(frame, name, truth, MaxInference);

    private Frame Assume(Frame frame, string name, bool truth, int left)
    {
        if (left == 0 || frame.Assumed.ContainsKey(Scoped(name)))
        {
            return frame;
        }

        frame = frame.Assume(Scoped(name), truth);
        return definitions.TryGetValue(name, out var definition) ? Infer(frame, definition.Node, definition.Frame, truth, left - 1) : frame;
    }

    private Frame Infer(Frame frame, Value expression, Frame around, bool truth, int left)
    {
        if (left <= 0 || expression is not MapValue { Entries: [var only] } || !evaluator.Input.Run.Budget.Spend(1))
        {
            return frame;
        }

        switch (only.Key)
        {
            case "Condition" when evaluator.Name(only.Value, around) is { } name:
                return Assume(frame, name, truth, left);
            case "Fn::Not" when only.Value is ListValue { Items: [var negated] }:
                return Infer(frame, negated, around, !truth, left - 1);
            case "Fn::And" when truth && only.Value is ListValue all:
                return all.Items.Aggregate(frame, (inner, each) => Infer(inner, each, around, true, left - 1));
            case "Fn::Or" when !truth && only.Value is ListValue any:
                return any.Items.Aggregate(frame, (inner, each) => Infer(inner, each, around, false, left - 1));
            case "Fn::Equals" when truth && only.Value is ListValue { Items: [var left1, var right] }:
                return Imply(Imply(frame, left1, right, around), right, left1, around);
            default:
                return frame;
        }
    }

    private Frame Imply(Frame frame, Value parameter, Value value, Frame around) =>
        parameter is MapValue { Entries: [{ Key: "Ref" } reference] }
        && evaluator.Name(reference.Value, around) is { } name
        && evaluator.Parameters.Contains(name)
        && evaluator.Name(value, around) is { } known
            ? frame.Imply(Scoped(name), known)
            : frame;

    private bool? Memoized(Entry definition, Frame frame)
    {
        var key = (definition.Key, frame.AssumptionKey);
        if (decided.TryGetValue(key, out var known))
        {
            return known;
        }

        if (!deciding.Add(definition.Key))
        {
            evaluator.Report(definition.KeyAt, $"condition `{TextBuilder.Clip(definition.Key)}` depends on itself");
            return null;
        }

        var around = frame.Inside(definition.Frame).Decide();
        var result = Evaluate(definition.Node, around);
        deciding.Remove(definition.Key);
        decided[key] = result;
        return result;
    }

    private bool? Evaluate(Value node, Frame frame)
    {
        var excess = evaluator.Input.Run.Budget.Enter();
        var result = excess is null ? Expression(node, frame) : null;
        evaluator.Input.Run.Budget.Leave();
        if (excess is not null)
        {
            evaluator.TooLarge(node.At, excess);
        }

        return result;
    }

    private bool? Expression(Value node, Frame frame)
    {
        if (node is not MapValue { Entries: [var only] })
        {
            if (Texts.Known(node) is { } literal && bool.TryParse(literal, out var truth))
            {
                return truth;
            }

            evaluator.Report(node.At, "a condition must be one of `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not` or `Condition`");
            return null;
        }

        switch (only.Key)
        {
            case "Condition":
                if (evaluator.Name(only.Value, frame) is { } name)
                {
                    return Decide(name, only.Value.At, frame);
                }

                evaluator.Report(only.Value.At, "`Condition` takes the name of a condition");
                return null;
            case "Fn::Not":
                return evaluator.Arguments("Fn::Not", only.Value, 1, 1) is [var negated] ? !Evaluate(negated, frame) : null;
            case "Fn::And":
                return evaluator.Arguments("Fn::And", only.Value, 1, 1000) is { } all ? Comparison.All(all.Select(each => Evaluate(each, frame))) : null;
            case "Fn::Or":
                return evaluator.Arguments("Fn::Or", only.Value, 1, 1000) is { } any ? !Comparison.All(any.Select(each => !Evaluate(each, frame))) : null;
            case "Fn::Equals":
                return evaluator.Arguments("Fn::Equals", only.Value, 2, 2) is [var left, var right]
                    ? Comparison.AreEqual(evaluator.Resolve(left, frame), evaluator.Resolve(right, frame), evaluator.Parameters)
                    : null;
            default:
                evaluator.Report(only.KeyAt, $"`{TextBuilder.Clip(only.Key)}` is no condition function");
                return null;
        }
    }
}
