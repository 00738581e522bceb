using System.Text;

namespace Parapet.Packages.Artifacts.Zip;

/// <summary>Names of entries: UTF-8 when the entry says so, else the characters of the first PCs (code page 437), as APPNOTE appendix D has it.</summary>
internal static class ZipName
{
    // What stands at 0x80 to 0xFF.
    private const string Upper =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

    public static string Decode(ReadOnlySpan<byte> name, bool isUtf8)
    {
        if (isUtf8 || Ascii.IsValid(name))
        {
            return Encoding.UTF8.GetString(name);
        }

        return string.Create(name.Length, name, static (into, from) =>
        {
            for (var index = 0; index < into.Length; index++)
            {
                into[index] = from[index] < 0x80 ? (char)from[index] : Upper[from[index] - 0x80];
            }
        });
    }
}
