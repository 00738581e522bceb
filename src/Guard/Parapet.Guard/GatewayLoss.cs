namespace Parapet.Guard;

/// <summary>A rule that API Gateway does not check.</summary>
/// <param name="Contract">The name of the contract's type; empty when it is about every event.</param>
/// <param name="Pointer">The member, as violations name it. An item of an array is written <c>*</c>, like the key of a dictionary.</param>
/// <param name="Rule">The rule that is not checked, one of <see cref="Rules"/>.</param>
/// <param name="Reason">Why not.</param>
public readonly record struct GatewayLoss(string Contract, string Pointer, string Rule, string Reason);
