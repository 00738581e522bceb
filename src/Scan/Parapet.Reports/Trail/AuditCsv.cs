using System.Globalization;

namespace Parapet.Reports.Trail;

/// <summary>The audit for a spreadsheet: a line for each function, action, resource, region and outcome. https://www.rfc-editor.org/rfc/rfc4180</summary>
public static class AuditCsv
{
    /// <summary>Writes the audit.</summary>
    public static void Write(AuditSheet sheet, TextWriter output)
    {
        output.Write("kind,name,id,service,action,resource,region,outcome,errors,via,count,first,last\n");
        foreach (var caller in sheet.Callers)
        {
            foreach (var use in caller.Uses)
            {
                string[] fields =
                [
                    caller.Kind, caller.Name, caller.Id, use.Service, use.Action, use.Resource, use.Region, use.Outcome, string.Join(' ', use.Errors), use.Via ?? "",
                    use.Calls.Count.ToString(CultureInfo.InvariantCulture), Time(use.Calls.First), Time(use.Calls.Last),
                ];
                output.Write(string.Join(',', fields.Select(Field)));
                output.Write('\n');
            }
        }
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // A spreadsheet computes what starts with one of these signs, and whoever makes calls chooses names. https://owasp.org/www-community/attacks/CSV_Injection
    private static string Field(string text)
    {
        var line = Printable.Line(text);
        var safe = line is ['=' or '+' or '-' or '@', ..] ? $"'{line}" : line;
        return safe.AsSpan().IndexOfAny(',', '"') < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
