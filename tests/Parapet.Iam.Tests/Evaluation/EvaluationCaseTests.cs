using Parapet.Iam.Evaluation;

namespace Parapet.Iam.Tests.Evaluation;

public sealed class EvaluationCaseTests
{
    public static TheoryData<string> Names => [.. EvaluationCase.All().Select(row => row.ToString())];

    private static readonly Dictionary<string, EvaluationCase> Cases = EvaluationCase.All().ToDictionary(row => row.ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void Documented_behaviour(string name)
    {
        var row = Cases[name];
        var explanation = Evaluator.Explain(row.Request, row.Policies);

        var text = new StringWriter();
        ExplanationText.Write(explanation, text);
        Assert.True(row.Expected == Word(explanation.Decision), $"expected {row.Expected}\n{text}");
        Assert.Equal(explanation.Decision, Evaluator.Decide(row.Request, row.Policies));
        Assert.All(row.DependsOn, key => Assert.Contains(key.ToLowerInvariant(), explanation.AllowedWhen.Keys));
        Assert.Equal(explanation.Decision == Decision.Unknown, !explanation.AllowedWhen.IsTrue && !explanation.AllowedWhen.IsFalse);
    }

    private static string Word(Decision decision) => decision switch
    {
        Decision.Allowed => "allowed",
        Decision.ExplicitlyDenied => "explicitlyDenied",
        Decision.ImplicitlyDenied => "implicitlyDenied",
        _ => "unknown",
    };
}
