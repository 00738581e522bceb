using System.Globalization;
using System.Text;

namespace Parapet.Guard.Tests.Interpreter;

/// <summary>Writes events that keep a contract, more or less, and breaks them.</summary>
internal sealed class Documents
{
    private static readonly string[] Texts =
    [
        "", "a", "ab", "abcd", "abcde", "abcdefghijkl", "abcdefghijklm", " ", "\t\n", "\u3000", "ä", "äö", "😀", "😀😀😀😀😀😀", "😀😀😀😀😀😀a", "\u0000", "a\u0001\"\\/", "root", "ädmin", "x y", "f", "é\u2028", "a\n", "ORD-123456",
        "ORD-12345", "ORD-123456\n", "ord-123456", "AB1234", "AB١٢٣٤", "EUR", "USD", "eur", "Low", "low", "very high", "Mid", "High", "ann@a.de", "a@b", "a@-b", "a..b@c", ".a@b", "a@b.", "\"a\"@b", "a@[1.1.1.1]",
        "ann.lee+tag@example.com", "00112233-4455-6677-8899-aabbccddeeff", "00112233-4455-6677-8899-AABBCCDDEEF", "{0112233-4455-6677-8899-aabbccddeeff}", "2024-02-29", "2023-02-29", "0000-01-01", "2024-13-01", "12:30:00",
        "23:59:60", "24:00:00", "12:30:00.1234567", "12:30:00.12345678", "12:30:00.123456700", "12:30", "2024-02-29T12:30:00Z", "2024-02-29t12:30:00z", "2024-02-29T12:30:00+14:00", "2024-02-29T12:30:00+14:01",
        "2024-02-29T12:30:00", "2024-02-29 12:30:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59.9999999-00:01", "2024-02-29T23:59:60Z", "2024-02-29T12:30:00-05:60", "https://a.b", "http://a", "ftp://a:1/b", "https://u@a.b",
        "https://a.b/%zz", "https://a.b/%20?q#f", "https://1.2.3.4:80/", "https://1.2.3.256", "https://[::1]/x", "https://a.1", "mailto:a@b", "HTTP://A", "x://a?b", "https://a_b", "https://a:65536", "https://a:", "https:///a", "//a",
        "AQI=", "AQJ=", "AQ==", "AR==", "AQIDBA==", "AQIDBAU=", "AQ", "A Q=", "====", "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2::3:4:5:6:7", "::1.2.3.4", "::01.2.3.4", "1:::2", "fe80::1%1", "12345::", "1.2.3.4",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "2", "3", "5", "9", "10", "0.0", "1.0", "1e2", "3e2", "1E+2", "10e-1", "1.5e1", "15e-1", "1.5", "-1.5", "-1.50001", "10.25", "10.2500", "10.26", "0.1", "0.09999999999999999", "0.01", "0.009", "100000", "100000.01",
        "127", "128", "-128", "-129", "255", "256", "300", "999", "1000", "32767", "32768", "65535", "65536", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "1e19", "1e18", "0.1e20", "9007199254740993", "9007199254740992", "0.10000000000000001", "0.100000000000000006", "0.1000000000000000055", "0.100000001", "0.1000000015",
        "0.12345678901234567", "123456789012345678", "1e300", "1e308", "1e309", "1e-400", "1e99999999999", "1e-99999999999", "0e99999999999", "4.9e-324", "5e-324", "2.2250738585072014e-308", "2.5e-320", "16777216", "16777217", "3.4028235e38",
        "3.5e38", "1e-45", "0.3", "0.33333334", "0.333333333", "79228162514264337593543950335", "79228162514264337593543950336", "79228162514264337593543950335.4", "7.9228162514264337593543950335", "0.0000000000000000000000000001",
        "0.00000000000000000000000000001", "1.00000000000000000000000000000000000", "123456789012345678901234567890123456789012", "1000000000000000000000000000000000000000", "-1e-28", "1e28", "1e29",
    ];

    private readonly Dictionary<Value, string[]> valid = new(ReferenceEqualityComparer.Instance);

    private Random random = new(0);

    /// <summary>Starts again, with other documents.</summary>
    public void Restart(Random with) => random = with;

    /// <summary>An event; most of its values keep the contract.</summary>
    public byte[] Write(Contract contract)
    {
        var text = new StringBuilder();
        Space(text);
        WriteObject(text, contract, 0);
        Space(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The same with a few bytes changed.</summary>
    public byte[] Break(byte[] utf8)
    {
        var bytes = utf8.ToList();
        for (var changes = random.Next(1, 3); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes.Insert(at, Letter());
                    break;
                case 2:
                    bytes[at] = Letter();
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 12), bytes.Count - at)));
                    break;
                case 4:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private byte Letter() => random.Next(4) switch
    {
        0 => (byte)random.Next(256),
        1 => "{}[]:,\"\\"u8[random.Next(8)],
        2 => "0123456789+-.eE"u8[random.Next(15)],
        _ => " \t\nntfu/\u007f"u8[random.Next(9)],
    };

    private void WriteObject(StringBuilder text, Contract contract, int depth)
    {
        var properties = contract.Members.Where(member => member.Required ? !Rarely : random.Next(contract.Members.Length > 20 ? 12 : 3) == 0)
            .Select(member => (Name: contract.IgnoreCase && Rarely ? member.Name.ToUpperInvariant() : member.Name, Write: (Action)(() => WriteValue(text, member.Value, depth)))).ToList();
        if (Rarely)
        {
            properties.Insert(random.Next(properties.Count + 1), (Texts[random.Next(Texts.Length)], () => WriteAnything(text, depth)));
        }

        if (Rarely && properties.Count > 0)
        {
            properties.Insert(random.Next(properties.Count + 1), properties[random.Next(properties.Count)]);
        }

        var order = Rarely ? properties.OrderBy(_ => random.Next()).ToList() : properties;
        Join(text, '{', '}', order.Count, i =>
        {
            WriteText(text, order[i].Name);
            Space(text);
            text.Append(':');
            Space(text);
            order[i].Write();
        });
    }

    private void WriteValue(StringBuilder text, Value value, int depth)
    {
        if (depth > 10 || (Rarely && random.Next(2) == 0))
        {
            WriteAnything(text, depth);
            return;
        }

        if (value.Nullable && random.Next(value is Value.Nested ? 2 : 6) == 0)
        {
            text.Append("null");
            return;
        }

        switch (value)
        {
            case Value.Text kind:
                WriteText(text, Pick(value, Texts, candidate => kind.Checks.All(check => check(candidate) is null)));
                break;
            case Value.Number kind:
                text.Append(Pick(value, Numbers, candidate => kind.Checks.All(check => check(new Exact(candidate)) is null)));
                break;
            case Value.Bool:
                text.Append(random.Next(2) == 0 ? "true" : "false");
                break;
            case Value.List list:
                Join(text, '[', ']', random.Next(list.Min, Math.Min(list.Max, 3) + (Rarely ? 2 : 1)), _ => WriteValue(text, list.Item, depth + 1));
                break;
            case Value.Map map:
                Join(text, '{', '}', random.Next(map.Min, Math.Min(map.Max, 3) + (Rarely ? 2 : 1)), _ =>
                {
                    WriteText(text, Rarely ? Texts[random.Next(Texts.Length)] : random.Next(1000).ToString(CultureInfo.InvariantCulture));
                    text.Append(':');
                    WriteValue(text, map.Item, depth + 1);
                });
                break;
            case Value.Nested nested:
                WriteObject(text, nested.Contract(), depth + 1);
                break;
        }
    }

    private void WriteAnything(StringBuilder text, int depth)
    {
        switch (random.Next(depth > 10 ? 3 : 5))
        {
            case 0:
                text.Append(Numbers[random.Next(Numbers.Length)]);
                break;
            case 1:
                WriteText(text, Texts[random.Next(Texts.Length)]);
                break;
            case 2:
                text.Append(new[] { "null", "true", "false", "NaN", "-", "\"\\ud83d\"", "\"\\ude00\\ud83d\"" }[random.Next(7)]);
                break;
            case 3:
                Join(text, '[', ']', random.Next(3), _ => WriteAnything(text, depth + 1));
                break;
            default:
                Join(text, '{', '}', random.Next(3), _ =>
                {
                    WriteText(text, Texts[random.Next(Texts.Length)]);
                    text.Append(':');
                    WriteAnything(text, depth + 1);
                });
                break;
        }
    }

    private void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var unit in value)
        {
            if (unit < ' ' || unit is '"' or '\\' || random.Next(40) == 0)
            {
                text.Append("\\u").Append(((int)unit).ToString(Rarely ? "X4" : "x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(unit);
            }
        }

        text.Append('"');
    }

    private void Join(StringBuilder text, char open, char close, int count, Action<int> write)
    {
        text.Append(open);
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Space(text);
            write(i);
            Space(text);
        }

        text.Append(close);
    }

    private void Space(StringBuilder text) => text.Append(random.Next(12) == 0 ? " \t\r\n"[..random.Next(5)] : "");

    private string Pick(Value value, string[] candidates, Func<string, bool> isValid)
    {
        if (!valid.TryGetValue(value, out var fitting))
        {
            valid.Add(value, fitting = [.. candidates.Where(isValid)]);
        }

        return Rarely || fitting.Length == 0 ? candidates[random.Next(candidates.Length)] : fitting[random.Next(fitting.Length)];
    }

    private bool Rarely => random.Next(25) == 0;
}
