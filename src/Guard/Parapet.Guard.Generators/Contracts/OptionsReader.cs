using System.Globalization;
using Microsoft.CodeAnalysis;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Contracts;

/// <summary>Reads the switches and budgets of <c>[EventContract]</c>.</summary>
internal static class OptionsReader
{
    private const int MostBytes = 64 * 1024 * 1024;

    public static Options Read(INamedTypeSymbol type, AttributeData marker, List<Complaint> complaints)
    {
        var defaults = new Options();
        return new Options
        {
            AllowUnknownProperties = Switch("AllowUnknownProperties"),
            AllowDuplicateKeys = Switch("AllowDuplicateKeys"),
            IgnoreCase = Switch("IgnoreCase"),
            AllowInexactNumbers = Switch("AllowInexactNumbers"),
            AllowInvalidText = Switch("AllowInvalidText"),
            MaxBytes = Budget("MaxBytes", defaults.MaxBytes, MostBytes),
            MaxDepth = Budget("MaxDepth", defaults.MaxDepth, 128),
            MaxItems = Budget("MaxItems", defaults.MaxItems, MostBytes),
            MaxProperties = Budget("MaxProperties", defaults.MaxProperties, 65536),
            MaxStringLength = Budget("MaxStringLength", defaults.MaxStringLength, MostBytes),
        };

        bool Switch(string name) => Argument(name) is true;

        int Budget(string name, int otherwise, int most)
        {
            var value = Argument(name) is int given ? given : otherwise;
            if (value < 1 || value > most)
            {
                complaints.Add(Complaint.At(type.Locations[0], Diagnostics.Budget, type.Name, name, "1", most.ToString(CultureInfo.InvariantCulture)));
            }

            return value;
        }

        object? Argument(string name) => marker.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
    }
}
