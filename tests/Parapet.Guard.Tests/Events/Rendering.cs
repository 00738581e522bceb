using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Parapet.Guard.Tests.Events;

/// <summary>
/// What an object that was read says, as lines of path and value. Members that are null, and lists and maps without content, say nothing.
/// <see cref="Own"/> is what AWS defines, <see cref="Free"/> what the sender does: entries of dictionaries, and payloads without a contract.
/// </summary>
internal sealed record Rendering(ImmutableHashSet<string> Own, ImmutableHashSet<string> Free)
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance;

    // Payloads of Parapet.Guard without a contract of their own.
    private static readonly string[] Payloads = ["AnyJson", "Binary", "PlainText"];

    public static Rendering Of(object? value)
    {
        var own = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var free = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        Write(value, "", own, free);
        return new Rendering(own.ToImmutable(), free.ToImmutable());
    }

    public bool IsSame(Rendering other) => Own.SetEquals(other.Own) && Free.SetEquals(other.Free);

    /// <summary>Whether it says nothing that the other one does not.</summary>
    public bool IsPartOf(Rendering whole) => Own.IsSubsetOf(whole.Own) && Free.IsSubsetOf(whole.Free);

    private static void Write(object? value, string path, ImmutableHashSet<string>.Builder own, ImmutableHashSet<string>.Builder free)
    {
        switch (value)
        {
            case null or ICollection { Count: 0 }:
                break;
            case string or bool or Enum or DateTimeOffset or DateTime or DateOnly or TimeOnly or Guid or Uri or decimal or double or float or sbyte or byte or short or ushort or int or uint or long or ulong:
                own.Add($"{path} = {Convert.ToString(value, CultureInfo.InvariantCulture)}");
                break;
            case ReadOnlyMemory<byte> bytes:
                own.Add($"{path} = {Encoding.Latin1.GetString(bytes.Span)}");
                break;
            case byte[] bytes:
                own.Add($"{path} = {Convert.ToHexString(bytes)}");
                break;
            case IDictionary map:
                foreach (var key in map.Keys)
                {
                    Write(map[key], $"{path}/{key}", free, free);
                }

                break;
            case IEnumerable items when IsDefault(items):
                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                {
                    Write(item, string.Create(CultureInfo.InvariantCulture, $"{path}/{index++}"), own, free);
                }

                break;
            default:
                var isPayload = Payloads.Contains(value.GetType().Name, StringComparer.Ordinal);
                foreach (var property in value.GetType().GetProperties(Members).Where(property => property.GetIndexParameters().Length == 0))
                {
                    Write(property.GetValue(value), $"{path}/{property.Name}", isPayload ? free : own, free);
                }

                break;
        }
    }

    private static bool IsDefault(IEnumerable items) => items.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && (bool)type.GetProperty(nameof(ImmutableArray<>.IsDefault))!.GetValue(items)!;
}
