namespace Parapet.Guard.Handling;

/// <summary>A contract of HTTP requests, as one of AWS's sources delivers them.</summary>
/// <typeparam name="TSelf">The contract.</typeparam>
public interface IHttpEvent<TSelf> : IEventContract<TSelf>
    where TSelf : class, IHttpEvent<TSelf>
{
    /// <summary>The name of the source in logs and counters: <c>http-api</c>.</summary>
    static abstract string HttpSource { get; }

    /// <summary>The form of its answers.</summary>
    static abstract HttpAnswerForm AnswerForm { get; }
}
