namespace Parapet.Guard.Events;

/// <summary>The part of an event of Amazon Cognito that belongs to one trigger. A contract of one's own says by this of which: <c>public static string Trigger => "PreSignUp";</c>.</summary>
public interface ICognitoRequest
{
    /// <summary>The trigger, as trigger sources begin: <c>PreSignUp</c>. Empty for any.</summary>
    static abstract string Trigger { get; }
}
