namespace Parapet.Iam.Validation.Checks;

/// <summary>Elements that are there and say nothing.</summary>
internal static class EmptyChecks
{
    private static readonly PolicyCheck EmptyActions = PolicyCheck.Warning("empty-action-list", "An empty list of actions covers nothing, so the statement does nothing; as `NotAction` it covers everything.");
    private static readonly PolicyCheck EmptyResources = PolicyCheck.Warning("empty-resource-list", "An empty list of resources covers nothing, so the statement does nothing; as `NotResource` it covers everything.");
    private static readonly PolicyCheck EmptyPrincipals = PolicyCheck.Warning("empty-principal-list", "A statement about no principal does nothing.");
    private static readonly PolicyCheck EmptyCondition = PolicyCheck.Suggestion("empty-condition", "A `Condition` without an operator and a key always holds.");
    private static readonly PolicyCheck EmptyValues = PolicyCheck.Warning("empty-condition-values", "A key that is compared with an empty list never matches, or always when the operator is negated.");
    private static readonly PolicyCheck EmptyValue = PolicyCheck.Suggestion("empty-condition-value", "A key that is compared with the empty string matches hardly anything.");
    private static readonly PolicyCheck EmptySid = PolicyCheck.Suggestion("empty-sid", "An empty `Sid` names nothing.");

    public static CheckGroup Group { get; } = new(
        "Empty elements",
        [EmptyActions, EmptyResources, EmptyPrincipals, EmptyCondition, EmptyValues, EmptyValue, EmptySid],
        policy => policy.IsComplete ? policy.Statements.SelectMany(Run) : []);

    private static IEnumerable<PolicyIssue> Run(StatementView view)
    {
        var statement = view.Statement;
        foreach (var element in statement.Elements)
        {
            var (check, isEmpty) = element.Name switch
            {
                "Action" => (EmptyActions, statement.Actions.IsEmpty),
                "NotAction" => (EmptyActions, statement.NotActions.IsEmpty),
                "Resource" => (EmptyResources, statement.Resources.IsEmpty),
                "NotResource" => (EmptyResources, statement.NotResources.IsEmpty),
                "Principal" => (EmptyPrincipals, statement.Principals.IsEmpty),
                "NotPrincipal" => (EmptyPrincipals, statement.NotPrincipals.IsEmpty),
                "Condition" => (EmptyCondition, statement.Conditions.IsEmpty),
                "Sid" => (EmptySid, statement.Sid.ValueOrDefault == ""),
                _ => (EmptySid, false),
            };
            if (isEmpty)
            {
                yield return check.At(element.At, $"`{element.Name}` is empty", view);
            }
        }

        foreach (var condition in statement.Conditions)
        {
            if (condition.Values.IsEmpty)
            {
                yield return EmptyValues.At(condition.At, $"`{condition.Key}` is compared with nothing", view);
            }

            foreach (var value in condition.Values.Where(value => value.Text.Known == ""))
            {
                yield return EmptyValue.At(value.At, $"`{condition.Key}` is compared with the empty string", view);
            }
        }
    }
}
