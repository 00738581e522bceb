using Parapet.Guard.Reading;

namespace Parapet.Events.Reading;

/// <summary>What the schema asks of a value. Does at run time what the generated reader was written to do, call by call.</summary>
internal abstract class ValueRule(bool isNullable)
{
    public void Read(ref EventReader reader, EventPlaces places)
    {
        var start = places.Value(reader.Position);
        if (!isNullable || !reader.TryNull())
        {
            ReadValue(ref reader, places);
        }

        places.Mark(reader.Count, start);
    }

    protected abstract void ReadValue(ref EventReader reader, EventPlaces places);
}

/// <summary>Anything.</summary>
internal sealed class AnyRule(bool isNullable) : ValueRule(isNullable)
{
    protected override void ReadValue(ref EventReader reader, EventPlaces places) => reader.Skip();
}

/// <summary>An object with properties.</summary>
internal sealed class ContractRule(ObjectRules rules, bool isNullable) : ValueRule(isNullable)
{
    protected override void ReadValue(ref EventReader reader, EventPlaces places) => rules.Read(ref reader, places);
}
