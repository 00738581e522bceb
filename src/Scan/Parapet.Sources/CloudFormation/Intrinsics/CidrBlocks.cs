using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using Parapet.Values;

namespace Parapet.Sources.CloudFormation.Intrinsics;

/// <summary><c>Fn::Cidr</c>. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html</summary>
internal static class CidrBlocks
{
    private const int MaxCount = 256;

    public static Value Of(Evaluator evaluator, Value argument, Location at, Frame frame)
    {
        if (evaluator.Arguments("Fn::Cidr", argument, 2, 3) is not { } arguments)
        {
            return new UnknownValue(new Unknown(UnknownKind.Malformed, "`Fn::Cidr` takes a list of 2 to 3 arguments"), at);
        }

        return Branches.Over([.. arguments.Select(each => evaluator.Resolve(each, frame))], known =>
        {
            if (known.Select(Texts.Of).FirstOrDefault(text => text?.Why is not null)?.Why is { } why)
            {
                return new UnknownValue(why, at);
            }

            return Divide(known.Length > 0 ? Texts.Known(known[0]) : null, Number(known[1]), known.Length == 3 ? Number(known[2]) : 8) is { } blocks
                ? new ListValue([.. blocks.Select(block => new TextValue(block, at))], at)
                : evaluator.Malformed(argument.At, "`Fn::Cidr` takes a block, a count of 1 to 256 and the bits of a subnet, and the block must have room for them");
        }, at);
    }

    /// <summary>The first <paramref name="count"/> blocks with <paramref name="bits"/> host bits; null when they do not fit.</summary>
    private static List<string>? Divide(string? block, int? count, int? bits)
    {
        if (block?.Split('/') is not [var address, var length]
            || !IPAddress.TryParse(address, out var network)
            || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || count is not (>= 1 and <= MaxCount)
            || bits is not >= 1)
        {
            return null;
        }

        var width = network.GetAddressBytes().Length * 8;
        var inner = width - bits.Value;
        if (prefix > width || inner < prefix || (inner - prefix < 9 && count > 1 << (inner - prefix)))
        {
            return null;
        }

        var start = prefix == 0 ? UInt128.Zero : ToNumber(network) >> (width - prefix) << (width - prefix);
        return [.. Enumerable.Range(0, count.Value).Select(i => $"{ToAddress(start + ((UInt128)i << bits.Value), width)}/{inner}")];
    }

    private static int? Number(Value value) =>
        int.TryParse(Texts.Known(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static UInt128 ToNumber(IPAddress address) =>
        address.GetAddressBytes().Aggregate(UInt128.Zero, (number, each) => (number << 8) | each);

    private static IPAddress ToAddress(UInt128 number, int width)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(bytes[(16 - (width / 8))..]);
    }
}
