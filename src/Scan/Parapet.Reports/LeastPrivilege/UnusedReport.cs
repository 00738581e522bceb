using System.Collections.Immutable;
using System.Text.Json;

namespace Parapet.Reports.LeastPrivilege;

/// <summary>What a function's role has and the function did not use.</summary>
/// <param name="Function">The function.</param>
/// <param name="Granted">How many actions its role has.</param>
/// <param name="Unused">Those that it neither used nor Lambda needs, by service.</param>
/// <param name="Unrecorded">Those of which the logs could not show a use, since their trail does not record such calls, by service.</param>
/// <param name="Why">Why nothing can be said; null when something can.</param>
public sealed record UnusedOfFunction(string Function, int Granted, ImmutableArray<DormantService> Unused, ImmutableArray<DormantService> Unrecorded, string? Why);

/// <summary>Lists what is granted and was not used.</summary>
public static class UnusedReport
{
    /// <summary>The JSON contract's name.</summary>
    public const string Schema = "parapet.policy.unused/1";

    private const int Body = 2;

    /// <summary>Writes the list for a terminal.</summary>
    public static void WriteText(ImmutableArray<UnusedOfFunction> functions, TextWriter output, ReportOptions options)
    {
        var lines = new TextLines(output, options.Width, options.Colour);
        foreach (var (index, function) in functions.Index())
        {
            if (index > 0)
            {
                lines.Blank();
            }

            lines.Wrapped(0, [new(function.Function, Ink.Bold), new(function.Why ?? $"{ReviewWords.Number(Count(function.Unused))} of {ReviewWords.Number(function.Granted)} granted actions were not used", Ink.Plain)], hanging: Body);
            foreach (var sentence in ReviewWords.Dormant(function.Unused))
            {
                lines.Wrapped(Body, [new(sentence, Ink.Plain)], hanging: Body + 2);
            }

            if (!function.Unrecorded.IsEmpty)
            {
                lines.Wrapped(Body, [new($"of {ReviewWords.Number(Count(function.Unrecorded))} more the trail records no calls ({string.Join(", ", function.Unrecorded.Select(service => service.Prefix))})", Ink.Dim)], hanging: Body + 2);
            }
        }
    }

    /// <summary>Writes the list for programs.</summary>
    public static void WriteJson(ImmutableArray<UnusedOfFunction> functions, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteStartArray("functions");
        foreach (var function in functions)
        {
            json.WriteStartObject();
            json.Text("function", function.Function);
            json.WriteNumber("granted", function.Granted);
            json.WriteNumber("unused", Count(function.Unused));
            json.WriteNumber("unrecorded", Count(function.Unrecorded));
            json.Text("why", function.Why);
            WriteServices(json, "services", function.Unused);
            WriteServices(json, "unrecordedServices", function.Unrecorded);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteServices(Utf8JsonWriter json, string name, ImmutableArray<DormantService> services)
    {
        json.WriteStartArray(name);
        foreach (var service in services)
        {
            json.WriteStartObject();
            json.WriteString("service", service.Prefix);
            json.WriteTexts("actions", service.Actions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static int Count(ImmutableArray<DormantService> services) => services.Sum(service => service.Actions.Length);
}
