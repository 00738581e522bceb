namespace Parapet.Iam.Proof;

/// <summary>The outcome of a proof.</summary>
public enum Verdict
{
    /// <summary>It holds for every request.</summary>
    Proved,

    /// <summary>It does not hold: there is a request, on which the evaluator agrees, that shows it.</summary>
    Refuted,

    /// <summary>Neither could be shown.</summary>
    Unknown,
}

/// <summary>Which actions a proof speaks of.</summary>
public enum ActionUniverse
{
    /// <summary>Every name that an action could have, on every resource: what is proved stays true when AWS adds actions.</summary>
    Open,

    /// <summary>The actions that the catalogue knows, each on the kinds of resource that it works on.</summary>
    Catalogue,
}
