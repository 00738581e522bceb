using Parapet.Guard;
using Parapet.Guard.Generators.Model;
using Parapet.Guard.Reading;

namespace Parapet.Events.Reading;

/// <summary>How many there may be of something, and what is said otherwise.</summary>
/// <param name="limits">What the schema says.</param>
/// <param name="budget">The most when it says nothing.</param>
/// <param name="rule">The rule that is broken then.</param>
/// <param name="unit">What is counted.</param>
internal sealed class CountRule(Limits limits, int budget, string rule, string unit)
{
    private readonly int max = limits.MaxLength ?? budget;

    /// <summary>Stops the reader when one more would be too many.</summary>
    public bool StopsAt(ref EventReader reader, int count)
    {
        if (count == max)
        {
            reader.Stop(limits.MaxLength is null ? rule : Rules.Length, Messages.AtMost(max, unit));
            return true;
        }

        return false;
    }

    public void CheckMinimum(ref EventReader reader, int count)
    {
        if (limits.MinLength is { } min && !reader.Stopped && count < min)
        {
            reader.Refuse(Rules.Length, Messages.AtLeast(min, unit));
        }
    }
}

/// <summary>An array.</summary>
internal sealed class ListRule(ValueRule item, Limits limits, Options options, bool isNullable) : ValueRule(isNullable)
{
    private readonly CountRule counts = new(limits, options.MaxItems, Rules.Items, "items");

    protected override void ReadValue(ref EventReader reader, EventPlaces places)
    {
        if (!reader.TryOpenArray())
        {
            return;
        }

        var count = 0;
        while (reader.NextItem() && !counts.StopsAt(ref reader, count))
        {
            var before = reader.Count;
            item.Read(ref reader, places);
            if (reader.Count != before)
            {
                reader.Under(before, count);
            }

            count++;
        }

        counts.CheckMinimum(ref reader, count);
    }
}

/// <summary>An object with any properties, which are alike.</summary>
internal sealed class MapRule(ValueRule item, Limits limits, Options options, bool isNullable) : ValueRule(isNullable)
{
    private readonly CountRule counts = new(limits, options.MaxProperties, Rules.Properties, "entries");

    protected override void ReadValue(ref EventReader reader, EventPlaces places)
    {
        if (!reader.TryOpenObject())
        {
            return;
        }

        var count = 0;
        var names = new NameSet();
        var place = places.Name(reader.Position);
        while (reader.NextName(out var name) && !counts.StopsAt(ref reader, count))
        {
            count++;
            if (name.Length > options.MaxStringLength && reader.Length(name) > options.MaxStringLength)
            {
                reader.Stop(Rules.Length, Messages.KeysAtMost(options.MaxStringLength));
                break;
            }

            if (!names.Add(name))
            {
                reader.RefuseDuplicate("*");
            }
            else
            {
                var before = reader.Count;
                item.Read(ref reader, places);
                if (reader.Count != before)
                {
                    reader.Under(before, "*");
                }
            }

            places.Mark(reader.Count, place);
            place = places.Name(reader.Position);
        }

        names.Dispose();
        counts.CheckMinimum(ref reader, count);
    }
}
