using System.Reflection;
using System.Text;

namespace Parapet.Guard.Tests;

public sealed class PublicApiTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_public_api_is_the_one_that_was_agreed()
    {
        var path = Path.Combine(Repository.Root, "tests/Parapet.Guard.Tests/Expected/public-api.txt");
        var actual = Describe(typeof(Violations).Assembly);
        if (Environment.GetEnvironmentVariable("PARAPET_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(type.FullName).Append('\n');
            var members = type.GetMembers(Own).Where(member => member is not MethodInfo { IsSpecialName: true }).Select(Member).Order(StringComparer.Ordinal);
            foreach (var member in members)
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsByRefLike ? "ref struct" : type.IsValueType ? "struct" : type.IsAbstract ? "static class" : "class";

    private static string Member(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } constant => $"const {constant.Name} = {constant.GetRawConstantValue()}",
        PropertyInfo property => $"{property.PropertyType} {property.Name}{(property.GetSetMethod() is not null ? " { get; set; }" : " { get; }")}",
        _ => member.ToString()!,
    };
}
