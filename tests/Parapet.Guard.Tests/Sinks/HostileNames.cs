namespace Parapet.Guard.Tests.Sinks;

/// <summary>Names that must not become paths: each seed in each way to write and to place it.</summary>
internal static class HostileNames
{
    private static readonly string[] Climbs =
    [
        "..", "...", "....", "%2e%2e", "%2E.", "%252e%252e", "%25252e%25252e", "%c0%ae%c0%ae", "%u002e%u002e", "\uFF0E\uFF0E", "\u2024\u2024", "\u2025", "\uFE52.", "\uFE30", "\u2026",
        ".\u200D.", "\uFEFF..", ".\u00AD.", ".. ", "..\u00A0", "..\u3000", "À®À®", "\uFFFD\uFFFD", ".\0.", "..\t",
    ];

    private static readonly string[] Slashes =
    [
        "/", "\\", "//", "\\/", "/\\", "%2f", "%2F", "%5c", "%255c", "%252f", "%c0%af", "À¯", "%u2215", "\u2044", "\u2215", "\u29F8", "\uFF0F", "\uFF3C", "\uFE68", "\u2216", "\u2100", "/./",
    ];

    private static readonly string[] Devices =
    [
        "CON", "con", "PRN", "AUX", "NUL", "nul", "COM0", "COM1", "com9", "COM\u00B9", "LPT1", "LPT9", "lpt\u00B3", "CONIN$", "CONOUT$", "CLOCK$",
    ];

    private static readonly string[] Whole =
    [
        "", ".", "./", "./a", "a/.", "a/./b", "/", "//", "/etc/passwd", "//host/share", "\\\\host\\share", "\\\\?\\C:\\x", "\\\\.\\C:", "//?/C:/x", "//./PhysicalDrive0", "\\??\\C:\\x", "\\x",
        "C:", "C:x", "c:/x", "C:\\x", "C|/x", "a:b", "a::$DATA", "a.txt:stream:$DATA", "file:///etc/passwd", "http://host/x", "a\0.png", "\0", "a\nb", "a\rb", "a\tb", "a\u007fb", "a\u0085b", "a\u2028b",
        "a/", "a//b", "a ", "a.", "a./b", "a /b", "a\u00A0", "a/\u3000", "a*", "a?b", "a<b", "a>b", "a|b", "\"a\"", "\uD800", "a\uDC00b", "%00", "a%00.png", "a%0a",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. Whole,
        .. from climb in Climbs
           from slash in Slashes
           from name in new[] { $"{climb}{slash}secret", $"sub{slash}{climb}{slash}{climb}{slash}secret", $"{climb}{slash}{climb}", $"sub/{climb}" }
           select name,
        .. from device in Devices
           from name in new[] { device, device + ".txt", device + ".tar.gz", device + " .txt", device + ".", device + " ", device + ":", "sub/" + device, device + "/x" }
           select name,
    ];
}
