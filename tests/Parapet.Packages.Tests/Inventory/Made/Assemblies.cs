using System.Reflection;
using System.Reflection.Emit;

namespace Parapet.Packages.Tests.Inventory.Made;

/// <summary>Assemblies with the attributes that say their version.</summary>
internal static class Assemblies
{
    public static byte[] Of(string name, string version, string? informational = null, string? file = null)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = Version.Parse(version) }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name).DefineType("Only").CreateType();
        Attribute(assembly, typeof(AssemblyInformationalVersionAttribute), informational);
        Attribute(assembly, typeof(AssemblyFileVersionAttribute), file);
        using var stream = new MemoryStream();
        assembly.Save(stream);
        return stream.ToArray();
    }

    private static void Attribute(AssemblyBuilder assembly, Type type, string? value)
    {
        if (value is not null)
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(type.GetConstructor([typeof(string)])!, [value]));
        }
    }
}
