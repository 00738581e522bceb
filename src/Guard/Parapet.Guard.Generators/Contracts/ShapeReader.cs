using Microsoft.CodeAnalysis;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>Says what the type of a property looks like in JSON.</summary>
internal sealed class ShapeReader(IPropertySymbol property, List<Complaint> complaints)
{
    private const string ContractAttribute = "Parapet.Guard.EventContractAttribute";
    private const string SchemaAttribute = "Parapet.Guard.EventSchemaAttribute";
    private const string EnumNameAttribute = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";

    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.List<T>"] = "ToList",
        ["System.Collections.Generic.IList<T>"] = "ToList",
        ["System.Collections.Generic.ICollection<T>"] = "ToList",
        ["System.Collections.Generic.IReadOnlyList<T>"] = "ToArray",
        ["System.Collections.Generic.IReadOnlyCollection<T>"] = "ToArray",
        ["System.Collections.Generic.IEnumerable<T>"] = "ToArray",
        ["System.Collections.Immutable.ImmutableArray<T>"] = "ToImmutableArray",
    };

    private static readonly Dictionary<string, string> Maps = new(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.Dictionary<TKey, TValue>"] = "",
        ["System.Collections.Generic.IDictionary<TKey, TValue>"] = "",
        ["System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>"] = "",
        ["System.Collections.Immutable.ImmutableDictionary<TKey, TValue>"] =
            "global::System.Collections.Immutable.ImmutableDictionary.ToImmutableDictionary(map!, global::System.StringComparer.Ordinal)",
    };

    public Shape? Read(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Read(nullable.TypeArguments[0]) is { } inner ? inner with { IsNullable = true } : null;
        }

        var isNullable = !type.IsValueType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        var name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(TypeFormat);
        if (Simple(type) is { } simple)
        {
            return simple with { Type = name, IsNullable = isNullable, IsValueType = type.IsValueType };
        }

        var known = type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => List(array.ElementType, "ToArray"),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } members when !HasFlags(members) => new Shape(ShapeKind.Enum, "", false) { Names = Names(members) },
            INamedTypeSymbol { TypeArguments.Length: 1 } list when Lists.TryGetValue(list.OriginalDefinition.ToDisplayString(), out var finish) => List(list.TypeArguments[0], finish),
            INamedTypeSymbol { TypeArguments.Length: 2 } map when map.TypeArguments[0].SpecialType == SpecialType.System_String && Maps.TryGetValue(map.OriginalDefinition.ToDisplayString(), out var finish) =>
                Read(map.TypeArguments[1]) is { } item ? new Shape(ShapeKind.Map, "", false) { Item = item, Finish = finish } : null,
            INamedTypeSymbol { TypeKind: TypeKind.Class } contract when IsContract(contract) => new Shape(ShapeKind.Contract, "", false) { IsGeneric = contract.IsGenericType },
            ITypeParameterSymbol payload when payload.ConstraintTypes.Any(constraint => IsContractOf(payload, constraint)) => new Shape(ShapeKind.Contract, "", false) { IsGeneric = true },
            _ => Unknown(type),
        };
        return known is null ? null : known with { Type = name, IsNullable = isNullable, IsValueType = type.IsValueType };
    }

    private Shape? List(ITypeSymbol item, string finish) => Read(item) is { } shape ? new Shape(ShapeKind.List, "", false) { Item = shape, Finish = finish } : null;

    private Shape? Unknown(ITypeSymbol type)
    {
        var isOwnClass = type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsGenericType: false } && type.Locations.Any(location => location.IsInSource);
        complaints.Add(Complaint.At(property.Locations[0], isOwnClass ? Diagnostics.NotAContract : Diagnostics.TypeOfMember, property.Name, type.ToDisplayString()));
        return null;
    }

    private static Shape? Simple(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => Of(ShapeKind.Text),
        SpecialType.System_Boolean => Of(ShapeKind.Boolean),
        SpecialType.System_SByte => Integer(sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => Integer(byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => Integer(short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => Integer(ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => Integer(int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => Integer(uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => Integer(long.MinValue, long.MaxValue),
        SpecialType.System_UInt64 => Of(ShapeKind.UInt64) with { Min = ulong.MinValue, Max = ulong.MaxValue },
        SpecialType.System_Decimal => Of(ShapeKind.Decimal),
        SpecialType.System_Double => Of(ShapeKind.Double),
        SpecialType.System_Single => Of(ShapeKind.Single),
        SpecialType.System_DateTime => Of(ShapeKind.DateTime),
        _ => type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }
            ? Of(ShapeKind.Bytes)
            : type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat).TrimEnd('?') switch
            {
                "System.DateTimeOffset" => Of(ShapeKind.DateTimeOffset),
                "System.DateOnly" => Of(ShapeKind.DateOnly),
                "System.TimeOnly" => Of(ShapeKind.TimeOnly),
                "System.Guid" => Of(ShapeKind.Guid),
                "System.Uri" => Of(ShapeKind.Uri),
                _ => null,
            },
    };

    private static Shape Of(ShapeKind kind) => new(kind, "", false);

    private static Shape Integer(decimal min, decimal max) => Of(ShapeKind.Integer) with { Min = min, Max = max };

    private static bool HasFlags(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => MemberReader.NameOf(attribute) == "System.FlagsAttribute");

    // What the generator writes it does not see; what is written by hand has no attribute.
    private static bool IsContract(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => MemberReader.NameOf(attribute) is ContractAttribute or SchemaAttribute) || type.AllInterfaces.Any(contract => IsContractOf(type, contract));

    private static bool IsContractOf(ITypeSymbol type, ITypeSymbol contract) =>
        contract is INamedTypeSymbol { Name: "IEventContract", TypeArguments.Length: 1 } generic && contract.ContainingNamespace.ToDisplayString() == "Parapet.Guard"
        && SymbolEqualityComparer.Default.Equals(generic.TypeArguments[0], type);

    private static EquatableArray<EnumName> Names(INamedTypeSymbol type) => new(
        from field in type.GetMembers().OfType<IFieldSymbol>()
        where field.HasConstantValue
        let other = field.GetAttributes().FirstOrDefault(attribute => MemberReader.NameOf(attribute) == EnumNameAttribute)?.ConstructorArguments[0].Value as string
        select new EnumName(other ?? field.Name, $"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{field.Name}"));
}
