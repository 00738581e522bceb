using System.Globalization;
using Parapet.Guard.Generators.Contracts;
using Parapet.Guard.Generators.Model;

namespace Parapet.Guard.Generators.Writing;

/// <summary>Writes the checks of one value, in an order that does not change.</summary>
internal sealed class CheckWriter(CodeWriter code, Options options, Limits limits)
{
    public void WriteText()
    {
        if (limits.NotBlank)
        {
            Refuse("global::Parapet.Guard.Formats.IsBlank(text)", "Blank", Messages.Blank);
        }

        WriteLength(limits.CountsCodePoints ? "reader.CodePoints(text)" : "reader.Length(text)", "characters", options.MaxStringLength, "text.Length");
        foreach (var pattern in limits.Patterns)
        {
            var tables = $"[{string.Join(",", pattern.Classes)}], [{string.Join(",", pattern.Steps)}], {pattern.Width}";
            Refuse($"!global::Parapet.Guard.Reading.Patterns.Matches(text, {tables})", "Pattern", Messages.Pattern);
        }

        WriteAllowed(value => $"global::System.MemoryExtensions.SequenceEqual(text, {Literals.Text(value)}u8)");
        foreach (var format in limits.Formats)
        {
            Refuse($"!global::Parapet.Guard.Formats.{format.Method}(text)", "Format", format.Message);
        }
    }

    public void WriteNumber()
    {
        if (limits.Range is { } range)
        {
            string[] outside =
            [
                .. range.Min is null ? [] : new[] { $"number {(range.MinIsExclusive ? "<=" : "<")} {range.Min}" },
                .. range.Max is null ? [] : new[] { $"number {(range.MaxIsExclusive ? ">=" : ">")} {range.Max}" },
            ];
            if (outside.Length > 0)
            {
                Refuse(string.Join(" || ", outside), "Range", Messages.Range(range));
            }
        }

        WriteAllowed(value => $"number == {value}");
    }

    /// <summary>Writes the check of a length.</summary>
    /// <param name="length">The length.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="budget">The most, when the member says none.</param>
    /// <param name="atMost">A number that is cheaper to have and never below the length.</param>
    public void WriteLength(string length, string unit, int budget, string? atMost = null)
    {
        var max = limits.MaxLength ?? budget;
        var limit = max.ToString(CultureInfo.InvariantCulture);
        Refuse($"{(atMost is null ? "" : $"{atMost} > {limit} && ")}{length} > {limit}", "Length", Messages.AtMost(max, unit));
        if (limits.MinLength > 0)
        {
            Refuse($"{length} < {limits.MinLength}", "Length", Messages.AtLeast(limits.MinLength.Value, unit));
        }
    }

    private void WriteAllowed(Func<string, string> equal)
    {
        if (limits.Allowed.Count > 0)
        {
            Refuse($"!({string.Join(" || ", limits.Allowed.Select(equal))})", "Allowed", Messages.Allowed);
        }

        if (limits.Denied.Count > 0)
        {
            Refuse(string.Join(" || ", limits.Denied.Select(equal)), "Denied", Messages.Denied);
        }
    }

    private void Refuse(string condition, string rule, string message) => code.Line($"if ({condition}) reader.Refuse(global::Parapet.Guard.Rules.{rule}, {Literals.Text(message)});");
}
