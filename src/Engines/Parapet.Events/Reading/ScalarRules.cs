using System.Collections.Immutable;
using System.Globalization;
using Parapet.Guard;
using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;
using Parapet.Guard.Reading;

namespace Parapet.Events.Reading;

/// <summary>A number. A decimal holds every whole number of 64 bits.</summary>
internal sealed class NumberRule(Shape shape, Limits limits, bool isNullable) : ValueRule(isNullable)
{
    private readonly decimal? min = Value(limits.Range?.Min);
    private readonly decimal? max = Value(limits.Range?.Max);
    private readonly ImmutableArray<decimal> allowed = [.. limits.Allowed.Select(literal => Value(literal)!.Value)];
    private readonly ImmutableArray<decimal> denied = [.. limits.Denied.Select(literal => Value(literal)!.Value)];

    protected override void ReadValue(ref EventReader reader, EventPlaces places)
    {
        if (!TryNumber(ref reader, out var number))
        {
            return;
        }

        if (limits.Range is { } range && IsOutside(range, number))
        {
            reader.Refuse(Rules.Range, Messages.Range(range));
        }

        if (!allowed.IsEmpty && !allowed.Contains(number))
        {
            reader.Refuse(Rules.Allowed, Messages.Allowed);
        }

        if (denied.Contains(number))
        {
            reader.Refuse(Rules.Denied, Messages.Denied);
        }
    }

    private bool TryNumber(ref EventReader reader, out decimal number)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Integer:
                var isWhole = reader.TryInt64((long)shape.Min, (long)shape.Max, out var whole);
                number = whole;
                return isWhole;
            case ShapeKind.UInt64:
                var isNatural = reader.TryUInt64(out var natural);
                number = natural;
                return isNatural;
            default:
                return reader.TryDecimal(exact: true, out number);
        }
    }

    private bool IsOutside(NumberRange range, decimal number) =>
        (range.MinIsExclusive ? number <= min : number < min) || (range.MaxIsExclusive ? number >= max : number > max);

    private static decimal? Value(string? literal) => literal is null ? null : decimal.Parse(Literals.Plain(literal)!, NumberStyles.Float, CultureInfo.InvariantCulture);
}

/// <summary>A value whose type says everything.</summary>
internal sealed class TypedRule(ShapeKind kind, bool isNullable) : ValueRule(isNullable)
{
    protected override void ReadValue(ref EventReader reader, EventPlaces places)
    {
        switch (kind)
        {
            case ShapeKind.Boolean:
                reader.TryBoolean(out _);
                break;
            case ShapeKind.DateTimeOffset:
                reader.TryDateTimeOffset(out _);
                break;
            case ShapeKind.DateOnly:
                reader.TryDateOnly(out _);
                break;
            case ShapeKind.Guid:
                reader.TryGuid(out _);
                break;
            case ShapeKind.Bytes:
                reader.TryBytes(build: false, out _, out _);
                break;
            default:
                throw new InvalidOperationException(kind.ToString());
        }
    }
}
