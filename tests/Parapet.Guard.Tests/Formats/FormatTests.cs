using System.Text;
using CsCheck;

namespace Parapet.Guard.Tests.Formats;

public sealed class FormatTests
{
    // https://www.rfc-editor.org/rfc/rfc3339#section-5.8 has the first five.
    [Theory]
    [InlineData("1985-04-12T23:20:50.52Z", true)]
    [InlineData("1996-12-19T16:39:57-08:00", true)]
    [InlineData("1990-12-31T23:59:60Z", true)]
    [InlineData("1990-12-31T15:59:60-08:00", true)]
    [InlineData("1937-01-01T12:00:27.87+00:20", true)]
    [InlineData("1985-04-12t23:20:50.52z", true)]
    [InlineData("0000-01-01T00:00:00Z", true)]
    [InlineData("2000-02-29T00:00:00+23:59", true)]
    [InlineData("1900-02-29T00:00:00Z", false)]
    [InlineData("1990-12-31T22:59:60Z", false)]
    [InlineData("1990-12-31T23:59:61Z", false)]
    [InlineData("1990-12-31T24:00:00Z", false)]
    [InlineData("1990-12-31T23:59:59", false)]
    [InlineData("1990-12-31T23:59:59+24:00", false)]
    [InlineData("1990-12-31T23:59:59+0100", false)]
    [InlineData("1990-12-31T23:59:59.Z", false)]
    [InlineData("1990-12-31 23:59:59Z", false)]
    [InlineData("1990-1-31T23:59:59Z", false)]
    [InlineData("1990-12-31T23:59:59\u0660Z", false)]
    [InlineData("", false)]
    public void Date_time_is_RFC_3339(string text, bool valid) => Check(TextFormat.DateTime, text, valid);

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2024-00-10", false)]
    [InlineData("2024-04-31", false)]
    [InlineData("2024-04-00", false)]
    [InlineData("24-04-01", false)]
    [InlineData("2024-04-01Z", false)]
    public void Date_is_RFC_3339(string text, bool valid) => Check(TextFormat.Date, text, valid);

    [Theory]
    [InlineData("08:30:06Z", true)]
    [InlineData("08:30:06.283185+02:00", true)]
    [InlineData("00:29:60+00:30", true)]
    [InlineData("08:30:06", false)]
    [InlineData("8:30:06Z", false)]
    public void Time_is_RFC_3339(string text, bool valid) => Check(TextFormat.Time, text, valid);

    [Theory]
    [InlineData("2EB8AA08-AA98-11EA-B4AA-73B441D16380", true)]
    [InlineData("2eb8aa08-aa98-11ea-b4aa-73b441d16380", true)]
    [InlineData("2eb8aa08aa9811eab4aa73b441d16380", false)]
    [InlineData("2eb8aa08-aa98-11ea-b4aa-73b441d1638", false)]
    [InlineData("2eb8aa08-aa98-11ea-b4aa-73b441d1638g", false)]
    [InlineData("{2eb8aa08-aa98-11ea-b4aa-73b441d1638}", false)]
    public void Uuid_is_RFC_4122(string text, bool valid) => Check(TextFormat.Uuid, text, valid);

    [Theory]
    [InlineData("joe.bloggs@example.com", true)]
    [InlineData("te~st@example.com", true)]
    [InlineData("a+b@x", true)]
    [InlineData(".test@example.com", false)]
    [InlineData("test.@example.com", false)]
    [InlineData("te..st@example.com", false)]
    [InlineData("te st@example.com", false)]
    [InlineData("a@b@c", false)]
    [InlineData("@example.com", false)]
    [InlineData("a@", false)]
    [InlineData("\"joe\"@example.com", false)]
    [InlineData("joe@[127.0.0.1]", false)]
    [InlineData("joe@example.com\n", false)]
    [InlineData("jöe@example.com", false)]
    public void Email_is_RFC_5321_without_quotes(string text, bool valid) => Check(TextFormat.Email, text, valid);

    [Fact]
    public void Email_has_bounds()
    {
        Check(TextFormat.Email, new string('a', 64) + "@b", true);
        Check(TextFormat.Email, new string('a', 65) + "@b", false);
        Check(TextFormat.Email, "a@" + string.Join('.', Enumerable.Repeat(new string('b', 50), 5)), false);
    }

    [Theory]
    [InlineData("www.example.com", true)]
    [InlineData("xn--4gbwdl.xn--wgbh1c", true)]
    [InlineData("1host", true)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a..b", false)]
    [InlineData(".a", false)]
    [InlineData("a.", false)]
    [InlineData("a_b", false)]
    [InlineData("", false)]
    public void Hostname_is_RFC_1123(string text, bool valid) => Check(TextFormat.Hostname, text, valid);

    [Fact]
    public void Hostname_has_bounds()
    {
        Check(TextFormat.Hostname, new string('a', 63), true);
        Check(TextFormat.Hostname, new string('a', 64), false);
        Check(TextFormat.Hostname, string.Join('.', Enumerable.Repeat("aaa", 63)) + ".a", true);
        Check(TextFormat.Hostname, string.Join('.', Enumerable.Repeat("aaa", 64)), false);
    }

    [Theory]
    [InlineData("192.168.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("256.256.256.256", false)]
    [InlineData("127.0.0.0.1", false)]
    [InlineData("127.0", false)]
    [InlineData("087.10.0.1", false)]
    [InlineData("0x7f.1.1.1", false)]
    [InlineData("1.2.3.", false)]
    [InlineData("1.2.3.4/24", false)]
    public void IPv4_is_four_decimal_numbers(string text, bool valid) => Check(TextFormat.IPv4, text, valid);

    [Theory]
    [InlineData("::", true)]
    [InlineData("::1", true)]
    [InlineData("::42:ff:1", true)]
    [InlineData("d6::", true)]
    [InlineData("1:2:3:4:5:6:7:8", true)]
    [InlineData("1:d6::42", true)]
    [InlineData("1::d6:192.168.0.1", true)]
    [InlineData("1:2::192.168.0.1", true)]
    [InlineData("::ffff:192.168.0.1", true)]
    [InlineData("1000:1000:1000:1000:1000:1000:255.255.255.255", true)]
    [InlineData("12345::", false)]
    [InlineData(":2:3:4:5:6:7:8", false)]
    [InlineData("1:2:3:4:5:6:7:", false)]
    [InlineData("1::2::3", false)]
    [InlineData("1:2:3:4:5:6:7::8", false)]
    [InlineData("1:2:3:4:5:6:7", false)]
    [InlineData("1:2:3:4:1.2.3", false)]
    [InlineData("::127.0.0.01", false)]
    [InlineData("1.2.3.4::", false)]
    [InlineData("fe80::a%eth1", false)]
    [InlineData("::laptop", false)]
    [InlineData(":::", false)]
    [InlineData("", false)]
    public void IPv6_is_RFC_4291(string text, bool valid) => Check(TextFormat.IPv6, text, valid);

    [Theory]
    [InlineData("http://foo.bar/?baz=qux#quux", true)]
    [InlineData("http://foo.bar/?q=Test%20URL-encoded%20stuff", true)]
    [InlineData("http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com", true)]
    [InlineData("ldap://[2001:db8::7]/c=GB?objectClass?one", true)]
    [InlineData("mailto:John.Doe@example.com", true)]
    [InlineData("tel:+1-816-555-1212", true)]
    [InlineData("urn:oasis:names:specification:docbook:dtd:xml:4.1.2", true)]
    [InlineData("file:///etc", true)]
    [InlineData("//foo.bar/?baz=qux", false)]
    [InlineData("/abc", false)]
    [InlineData("\\\\WINDOWS\\fileshare", false)]
    [InlineData("abc", false)]
    [InlineData("http:// shouldfail.com", false)]
    [InlineData(":// should fail", false)]
    [InlineData("bar,baz:foo", false)]
    [InlineData("https://[@example.org/test.txt", false)]
    [InlineData("https://example.org/foobar\\.txt", false)]
    [InlineData("https://example.org/foobar<>.txt", false)]
    [InlineData("https://example.org/%4", false)]
    [InlineData("https://example.org/é", false)]
    public void Uri_is_RFC_3986(string text, bool valid) => Check(TextFormat.Uri, text, valid);

    [Fact]
    public void What_is_a_URI_with_a_host_is_one_for_NET()
    {
        var part = Gen.OneOf("http", "https", "ws", "x", "ftp", "file", "net.tcp", "://", "a", "b.c", "1", "1.2.3.4", "[::1]", "[1::]", ":", "80", "99999", "/", "//", "?", "#", "%20", "%00", "@", "..", "-", "~", "'", "xn--", "xn--a", "localhost");
        var accepted = 0;
        Gen.Select(Gen.OneOf("http", "HTTPS", "ws", "x", "ftp", "file", "net.tcp", "mailto", "vsmacros", "uuid"), part.Array[1, 6]).Sample(
            (scheme, parts) =>
            {
                var text = $"{scheme}://{string.Concat(parts)}";
                if (Parapet.Guard.Formats.IsUriWithHost(Encoding.UTF8.GetBytes(text)))
                {
                    accepted++;
                    Assert.True(Uri.TryCreate(text, UriKind.Absolute, out _), text);
                }
            },
            iter: 100_000,
            threads: 1);
        Assert.True(accepted > 1000);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("AA==", true)]
    [InlineData("AAA=", true)]
    [InlineData("AAAA", true)]
    [InlineData("+/+/", true)]
    [InlineData("AB==", false)]
    [InlineData("AAB=", false)]
    [InlineData("A===", false)]
    [InlineData("AA", false)]
    [InlineData("AA==AAAA", false)]
    [InlineData("AA\nA", false)]
    [InlineData("-_-_", false)]
    public void Base64_is_RFC_4648(string text, bool valid) => Assert.Equal(valid, Parapet.Guard.Formats.IsBase64(Encoding.UTF8.GetBytes(text)));

    private static void Check(TextFormat format, string text, bool valid) => Assert.Equal(valid, Parapet.Guard.Formats.Is(format, Encoding.UTF8.GetBytes(text)));
}
