namespace Parapet.Packages.Versions;

/// <summary>
/// The versions of Go modules (https://go.dev/ref/mod#versions): SemVer 2.0.0 with or without the leading <c>v</c>, where <c>v1</c> and <c>v1.2</c>
/// are short for <c>v1.0.0</c> and <c>v1.2.0</c>; and those of the tool chain and its standard library (https://go.dev/doc/toolchain#version), where
/// <c>go1.21rc2</c> is <c>1.21.0-rc.2</c> and what follows a hyphen or a space only names who built it.
/// </summary>
internal static class GoVersion
{
    public static bool TryWrite(scoped ReadOnlySpan<char> version, ref KeyWriter writer)
    {
        var text = version.Trim();
        if (text.StartsWith("go", StringComparison.Ordinal))
        {
            text = text[2..];
            return TryWrite(Take.First(ref text, text.IndexOfAny(' ', '-')), isToolchain: true, ref writer);
        }

        return Take.Character(ref text, 'v') ? TryWrite(text, isToolchain: false, ref writer) : TryWrite(text, isToolchain: true, ref writer);
    }

    private static bool TryWrite(scoped ReadOnlySpan<char> text, bool isToolchain, ref KeyWriter writer)
    {
        var parts = 0;
        do
        {
            var digits = Take.Digits(ref text);
            if (digits.IsEmpty || SemVer.HasLeadingZero(digits))
            {
                return false;
            }

            writer.Number(digits);
            parts++;
        }
        while (parts < 3 && Take.Character(ref text, '.'));

        for (var missing = parts; missing < 3; missing++)
        {
            writer.Number(0);
        }

        foreach (var kind in (ReadOnlySpan<string>)(isToolchain ? ["alpha", "beta", "rc"] : []))
        {
            if (text.StartsWith(kind, StringComparison.Ordinal))
            {
                var number = text[kind.Length..];
                return !number.IsEmpty && !number.ContainsAnyExceptInRange('0', '9') && SemVer.TryWritePreRelease(kind, number, ref writer);
            }
        }

        return (parts is 3 || text.IsEmpty) && SemVer.TryWriteSuffix(text, ref writer);
    }
}
