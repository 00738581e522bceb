namespace Parapet.Guard;

/// <summary>
/// Makes a partial class or record the contract of an event. The generator adds <c>Validate</c> and <c>Read</c>, which parse and check UTF-8 JSON in one pass.
/// Everything is strict unless it is switched off here by name.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventContractAttribute : Attribute
{
    /// <summary>Properties that the contract does not declare are skipped. They are refused otherwise.</summary>
    public bool AllowUnknownProperties { get; set; }

    /// <summary>Of a property that stands twice, the last value counts; each must be valid. A second one is refused otherwise.</summary>
    public bool AllowDuplicateKeys { get; set; }

    /// <summary>Names match without regard to the case of the letters A to Z. A name that has other letters matches as it is written.</summary>
    public bool IgnoreCase { get; set; }

    /// <summary>Numbers are rounded to what the type can hold. They are refused otherwise. What is larger than the type is refused either way.</summary>
    public bool AllowInexactNumbers { get; set; }

    /// <summary>Half surrogates and bytes that are not UTF-8 are read as U+FFFD. They are refused otherwise.</summary>
    public bool AllowInvalidText { get; set; }

    /// <summary>How large an event may be, in bytes. Counts for the contract that is read as a whole. Default: 6 MiB, the most that Lambda hands to a function
    /// (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).</summary>
    public int MaxBytes { get; set; } = 6 * 1024 * 1024;

    /// <summary>How deep objects and arrays may be nested, 1 to 128. Counts for the contract that is read as a whole. Default: 32.</summary>
    public int MaxDepth { get; set; } = 32;

    /// <summary>How many items an array may have whose member sets no maximum. Default: 1,000.</summary>
    public int MaxItems { get; set; } = 1000;

    /// <summary>How many entries a dictionary may have whose member sets no maximum, and how many properties an object may have. Default: 256.</summary>
    public int MaxProperties { get; set; } = 256;

    /// <summary>How long a string, or a key of a dictionary, may be whose member sets no maximum, in UTF-16 units as <c>string.Length</c> counts. Default: 65,536.</summary>
    public int MaxStringLength { get; set; } = 65536;
}
