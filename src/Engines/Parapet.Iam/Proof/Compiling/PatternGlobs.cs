using System.Collections.Immutable;
using Parapet.Iam.Globs;
using Parapet.Iam.Matching;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>Patterns of a policy as languages. A policy variable or a hole of the template becomes a symbol.</summary>
internal static class PatternGlobs
{
    private static readonly HashSet<string> WithoutColon = new(StringComparer.OrdinalIgnoreCase)
    {
        "AWS::Region", "AWS::AccountId", "AWS::Partition", "aws:PrincipalAccount", "aws:ResourceAccount", "aws:SourceAccount", "aws:username",
    };

    /// <summary>The name of the symbol that stands for a key's value.</summary>
    public static string SymbolOfKey(string key) => "key " + key.ToLowerInvariant();

    /// <summary>The language of a pattern, and the keys without whose value it does not apply.</summary>
    /// <param name="pattern">The pattern as the evaluator reads it.</param>
    /// <param name="ignoreCase">Whether case does not matter.</param>
    public static (GlobPattern Glob, ImmutableArray<string> Needs) Of(Pattern pattern, bool ignoreCase)
    {
        var tokens = new List<GlobToken>();
        var needs = ImmutableArray.CreateBuilder<string>();
        foreach (var part in pattern.Parts)
        {
            switch (part.Kind)
            {
                case PatternPartKind.Literal:
                    tokens.AddRange(part.Text.Select(c => new GlobToken(GlobKind.Literal, c)));
                    break;
                case PatternPartKind.Wildcard:
                    tokens.Add(new GlobToken(KindOf(part.Mark)));
                    break;
                case PatternPartKind.Variable when part.Default is null:
                    needs.Add(part.Text.ToLowerInvariant());
                    tokens.Add(Unknown(SymbolOfKey(part.Text), part.Text, ignoreCase));
                    break;
                case PatternPartKind.Variable:
                    tokens.Add(Unknown($"{SymbolOfKey(part.Text)}, '{part.Default}'", "", ignoreCase));
                    break;
                default:
                    tokens.Add(Unknown("hole " + part.Text, part.Text, ignoreCase));
                    break;
            }
        }

        return (GlobPattern.Of(tokens, ignoreCase), needs.ToImmutable());
    }

    // A string and the same string in any case are two things.
    private static GlobToken Unknown(string name, string source, bool ignoreCase) =>
        new(GlobKind.Symbol, Symbol: new Symbol(ignoreCase ? name + " in any case" : name, WithoutColon.Contains(source)));

    private static GlobKind KindOf(GlobMark mark) => mark switch
    {
        GlobMark.One => GlobKind.One,
        GlobMark.Run => GlobKind.Many,
        GlobMark.FieldOne => GlobKind.OneInSegment,
        GlobMark.FieldRun => GlobKind.ManyInSegment,
        _ => GlobKind.Literal,
    };
}
