using System.ComponentModel;
using Parapet.Guard.Reading;

namespace Parapet.Guard;

/// <summary>What the generator adds to a type with <see cref="EventContractAttribute"/>.</summary>
/// <typeparam name="TSelf">The type.</typeparam>
public interface IEventContract<TSelf>
    where TSelf : class, IEventContract<TSelf>
{
    /// <summary>The name of the contract in schemas. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract string ContractName { get; }

    /// <summary>Whether a JSON text keeps the contract. Allocates nothing when it does.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="violations">Gets why not.</param>
    static abstract bool Validate(ReadOnlySpan<byte> utf8, ref Violations violations);

    /// <summary>The object that a JSON text describes, or null when it does not keep the contract.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="violations">Gets why not.</param>
    static abstract TSelf? Read(ReadOnlySpan<byte> utf8, ref Violations violations);

    /// <summary>Reads the contract where another one contains it. For generated code.</summary>
    /// <typeparam name="TMode">Whether the object is wanted.</typeparam>
    /// <param name="reader">The reader, at the value.</param>
    /// <param name="value">The object, when it is wanted and valid.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void ReadContract<TMode>(ref EventReader reader, out TSelf? value)
        where TMode : struct, IReadMode;

    /// <summary>Reads a text of its own: an event, or what another contract encloses in a string. Whether it keeps the contract. For generated code.</summary>
    /// <typeparam name="TMode">Whether the object is wanted.</typeparam>
    /// <param name="utf8">The text.</param>
    /// <param name="level">How many texts enclose it.</param>
    /// <param name="violations">Gets why not.</param>
    /// <param name="value">The object, when it is wanted and valid.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract bool ReadText<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out TSelf? value)
        where TMode : struct, IReadMode;

    /// <summary>Reads what a queue, topic or stream delivers as one message. The same as <see cref="ReadText"/>, unless the source hands messages on in another form. For generated code.</summary>
    /// <typeparam name="TMode">Whether the object is wanted.</typeparam>
    /// <param name="utf8">The message.</param>
    /// <param name="level">How many texts enclose it.</param>
    /// <param name="violations">Gets why not.</param>
    /// <param name="value">The object, when it is wanted and valid.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual bool ReadDelivered<TMode>(ReadOnlySpan<byte> utf8, int level, ref Violations violations, out TSelf? value)
        where TMode : struct, IReadMode => TSelf.ReadText<TMode>(utf8, level, ref violations, out value);

    /// <summary>Reads an HTTP request. Its body is the contract, unless members are bound to other parts. For generated code.</summary>
    /// <typeparam name="TMode">Whether the object is wanted.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="violations">Gets why not.</param>
    /// <param name="value">The object, when it is wanted and valid.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual bool ReadRequest<TMode>(ref HttpRequest request, ref Violations violations, out TSelf? value)
        where TMode : struct, IReadMode => request.ReadBody<TSelf, TMode>(ref violations, out value);

    /// <summary>Adds the JSON Schema of the contract and of those that it contains. For generated code.</summary>
    /// <param name="schemas">Gets the schemas.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void DescribeContract(ContractSchemas schemas);
}
