using System.Globalization;
using System.Runtime.CompilerServices;

namespace Parapet.Guard.Reading;

public ref partial struct EventReader
{
    /// <summary>Notes a violation at the value that is being read. Returns false.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="message">What the contract asks for.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Refuse(string rule, string message)
    {
        if (!stopped)
        {
            violations.Add(new Violation("", rule, message));
            stopped = violations.IsFull;
        }

        return false;
    }

    /// <summary>Passes over a value that is not of the declared kind, and notes it. Returns false.</summary>
    /// <param name="message">What the contract asks for.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool RefuseKind(string message)
    {
        if (isText)
        {
            position = utf8.Length;
            return Refuse(Rules.Type, message);
        }

        var isNull = Peek() == 'n';
        Skip();
        return isNull ? Refuse(Rules.Null, "must not be null") : Refuse(Rules.Type, message);
    }

    /// <summary>Notes that a property is missing.</summary>
    /// <param name="name">The segment of the property in a JSON pointer.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void RefuseMissing(string name) => RefuseProperty(name, Rules.Required, "is required");

    /// <summary>Passes over the second value of a property, and notes it.</summary>
    /// <param name="name">The segment of the property in a JSON pointer.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void RefuseDuplicate(string name)
    {
        var before = Count;
        Skip();
        Under(before, name);
        RefuseProperty(name, Rules.Duplicate, "stands twice");
    }

    /// <summary>Passes over the value of a property that is not declared, and notes it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void RefuseUnknown()
    {
        Skip();
        Refuse(Rules.Unknown, "has a property that is not declared");
    }

    /// <summary>Notes that a budget is used up, and stops.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="message">What the contract asks for.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Stop(string rule, string message)
    {
        Refuse(rule, message);
        stopped = true;
        return false;
    }

    /// <summary>Says under which property the violations are that were noted since.</summary>
    /// <param name="from">How many violations there were before.</param>
    /// <param name="name">The segment of the property in a JSON pointer.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly void Under(int from, string name) => violations.Under(from, name);

    /// <summary>Says at which position of an array the violations are that were noted since.</summary>
    /// <param name="from">How many violations there were before.</param>
    /// <param name="index">The position.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly void Under(int from, int index) => violations.Under(from, index.ToString(CultureInfo.InvariantCulture));

    private void RefuseProperty(string name, string rule, string message)
    {
        var before = Count;
        Refuse(rule, message);
        Under(before, name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Malformed() => isText ? Stop(Rules.Type, "is not written as its type asks for") : Stop(Rules.Json, "is not well-formed JSON");
}
