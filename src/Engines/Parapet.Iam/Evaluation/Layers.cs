namespace Parapet.Iam.Evaluation;

/// <summary>What each kind of policy says to one request about one resource. A limit that is not there allows.</summary>
internal struct Layers<T>
{
    /// <summary>Identity policies allow.</summary>
    public T Identity;

    /// <summary>The boundary allows.</summary>
    public T Boundary;

    /// <summary>A session policy allows.</summary>
    public T Session;

    /// <summary>Every level's service control policies allow.</summary>
    public T ServiceControl;

    /// <summary>Every level's resource control policies allow.</summary>
    public T ResourceControl;

    /// <summary>The VPC endpoint's policy allows.</summary>
    public T VpcEndpoint;

    /// <summary>The resource's policy allows the principal by its own name, or everybody.</summary>
    public T ResourceByName;

    /// <summary>The resource's policy allows the role behind the session.</summary>
    public T ResourceByRole;

    /// <summary>The resource's policy allows the principal's account, which then decides.</summary>
    public T ResourceByAccount;

    /// <summary>Some policy denies.</summary>
    public T Denied;
}

/// <summary>How the layers of one request fit together.</summary>
/// <param name="IsSameAccount">Whether principal and resource belong to one account.</param>
/// <param name="HasIdentity">Whether the principal is one that identity policies can be attached to.</param>
/// <param name="IsRoot">Whether it is an account's root user, to whom no identity policy applies and who may do everything.</param>
/// <param name="NeedsResourcePolicy">Whether nobody has access whom the resource's policy does not let in: keys, and roles to be assumed.</param>
internal readonly record struct Setting(bool IsSameAccount, bool HasIdentity, bool IsRoot, bool NeedsResourcePolicy);

/// <summary>
/// AWS's published logic: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html,
/// and where a resource's policy is limited by a boundary or a session policy:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-eval-logic
/// </summary>
internal static class Combination<T, TLogic>
    where TLogic : ILogic<T>
{
    /// <summary>Whether the request is allowed, apart from denials.</summary>
    public static T Allowed(in Layers<T> layers, Setting setting)
    {
        var anyName = TLogic.Or(TLogic.Or(layers.ResourceByName, layers.ResourceByRole), layers.ResourceByAccount);
        var limits = TLogic.And(TLogic.And(layers.ServiceControl, layers.ResourceControl), layers.VpcEndpoint);
        if (!setting.HasIdentity)
        {
            return TLogic.And(limits, anyName);
        }

        var ceiling = TLogic.And(layers.Boundary, layers.Session);
        var own = TLogic.And(setting.IsRoot ? TLogic.True : layers.Identity, ceiling);
        var byRole = TLogic.And(layers.ResourceByRole, ceiling);
        var granted = (setting.IsSameAccount, setting.NeedsResourcePolicy) switch
        {
            (true, false) => TLogic.Or(own, TLogic.Or(layers.ResourceByName, byRole)),
            (true, true) => TLogic.Or(TLogic.Or(layers.ResourceByName, byRole), TLogic.And(layers.ResourceByAccount, own)),
            _ => TLogic.And(own, anyName),
        };
        return TLogic.And(limits, granted);
    }
}
