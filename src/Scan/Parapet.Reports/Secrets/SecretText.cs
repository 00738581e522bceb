namespace Parapet.Reports.Secrets;

/// <summary>The search for a terminal: one line for each secret, in the form that editors and terminals turn into a link.</summary>
public static class SecretText
{
    /// <summary>Writes the sheet.</summary>
    public static void Write(SecretSheet sheet, TextWriter output)
    {
        foreach (var secret in sheet.Secrets)
        {
            output.Write(Printable.Line($"{secret.At} {secret.Detector} {secret.Provider} {secret.Kind} {secret.Certainty} {secret.Preview}") + "\n");
        }

        foreach (var problem in sheet.Problems)
        {
            output.Write(Printable.Line($"{problem.At}: not read: {problem.Message}") + "\n");
        }

        var found = sheet.Secrets.Length switch { 0 => "No secrets", 1 => "1 secret", var count => $"{count:N0} secrets" };
        var texts = sheet.Texts == 1 ? "1 text" : $"{sheet.Texts:N0} texts";
        var less = sheet.LessCertain switch { 0 => "", var count => $"; {count:N0} less certain (`--min-certainty possible` shows them)" };
        var others = sheet.Others switch { 0 => "", 1 => "; 1 file is no text", var count => $"; {count:N0} files are no text" };
        output.Write($"{found} in {texts}{others}{less}\n");
        if (sheet.Secrets.Length > 0)
        {
            output.Write("Revoke what was published, then take it out: what stands in a history stays readable.\n");
        }
    }
}
