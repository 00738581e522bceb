using System.Collections.Immutable;
using Parapet.Iam.Evaluation;
using Parapet.Iam.Globs;
using Parapet.Iam.Language;
using Parapet.Iam.Matching;
using Parapet.Values;

namespace Parapet.Iam.Proof.Compiling;

/// <summary>The atoms of one proof. Two conditions with the same text are the same atom, so that what cannot be compared still equals itself.</summary>
internal sealed class AtomPool
{
    private readonly Dictionary<string, Atom> atoms = new(StringComparer.Ordinal);

    /// <summary>The key has exactly one value.</summary>
    public Literal HasOneValue(string key) =>
        new(Intern($"single {key}", id => new Atom { Id = id, Key = key, Kind = AtomKind.Single, Label = $"`{key}` has a value" }), true);

    /// <summary>The key is absent.</summary>
    public Literal IsAbsent(string key) => new(
        Intern($"null {key} true", id => new Atom { Id = id, Key = key, Kind = AtomKind.Null, HoldsWithoutKey = true, Label = $"`{key}` is absent" }), true);

    /// <summary>The key is <c>true</c> or <c>false</c>.</summary>
    public Literal Is(string key, bool value) =>
        Of(new ConditionEntry("Bool", key, [new TextItem(Values.Text.Of(value ? "true" : "false"), Location.None, null)], Location.None, null), variables: false).Single()[0];

    /// <summary>Something that is only equal to itself.</summary>
    public Literal Opaque(string text, string label) =>
        new(Intern("opaque " + text, id => new Atom { Id = id, Key = "opaque " + text, Kind = AtomKind.Opaque, Label = label }), true);

    /// <summary>The key has one value, which is in a language.</summary>
    public Literal IsIn(string key, GlobUnion language) => new(
        Intern($"in {key} {string.Join('|', language.Globs)}", id => new Atom { Id = id, Key = key, Kind = AtomKind.Text, Language = language, Label = $"`{key}`" }), true);

    /// <summary>The alternatives of one entry of a <c>Condition</c> element: it holds when all literals of one of them do.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="variables">Whether the policy's version knows variables.</param>
    public IEnumerable<ImmutableArray<Literal>> Of(ConditionEntry entry, bool variables)
    {
        var key = entry.Key.ToLowerInvariant();
        var isKnown = ConditionOperator.TryParse(entry.Operator, out var comparison);
        if (!isKnown || entry.When is not null || entry.Values.Any(value => value.When is not null) || (!IsText(comparison) && entry.Values.Any(value => !value.Text.IsKnown || IsInexact(comparison.Comparison, value.Text.Known!))))
        {
            return [[Hidden(entry, key)]];
        }

        if (!IsText(comparison))
        {
            return [[new Literal(OfTyped(entry, key, comparison), true)]];
        }

        var patterns = entry.Values.Select(value => Compile(value.Text, comparison.Comparison, variables)).ToList();
        return IsBeyondComparing(comparison, patterns) ? [[Hidden(entry, key)]] : OfText(entry, key, comparison, patterns);
    }

    private Literal Hidden(ConditionEntry entry, string key)
    {
        var values = entry.Values.Select(value => $"{value.Text} {value.When}").Order(StringComparer.Ordinal);
        return Opaque($"{entry.Operator.ToLowerInvariant()} {key} {entry.When} {string.Join('|', values)}", $"condition `{entry.Key}` with {entry.Operator}");
    }

    // Too many variables, and unknown text that may or may not make an ARN.
    private static bool IsBeyondComparing(ConditionOperator comparison, List<(GlobPattern? Glob, ImmutableArray<string> Needs)> patterns) =>
        Presences.AreTooMany(patterns.SelectMany(pattern => pattern.Needs))
        || (comparison.Comparison == Comparison.ArnLike && patterns.Any(pattern => pattern.Glob is { } glob && ArnGlobs.MayHideShape(glob)));

    // What the evaluator would round.
    private static bool IsInexact(Comparison comparison, string text) =>
        comparison is >= Comparison.NumericEquals and <= Comparison.NumericGreaterThanEquals && !ConditionValues.IsExact(text);

    private static bool IsText(ConditionOperator comparison) =>
        comparison.Comparison is Comparison.StringEquals or Comparison.StringEqualsIgnoreCase or Comparison.StringLike or Comparison.ArnLike;

    private List<ImmutableArray<Literal>> OfText(ConditionEntry entry, string key, ConditionOperator comparison, List<(GlobPattern? Glob, ImmutableArray<string> Needs)> patterns)
    {
        if (comparison.IsNegated || comparison.Quantifier == Quantifier.ForAllValues || patterns.Count == 0)
        {
            return [.. Presences.Of(this, patterns).Select(each => each.Needs.Add(new Literal(Text(entry, key, comparison, each.Globs), true)))];
        }

        // Some value must match: the values with the same variables are one alternative.
        return [.. patterns
            .GroupBy(pattern => string.Join(' ', pattern.Needs.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(group => ImmutableArray.Create<Literal>(
                [new Literal(Text(entry, key, comparison, group.Select(pattern => pattern.Glob).OfType<GlobPattern>()), true), .. group.First().Needs.Select(HasOneValue)]))];
    }

    private static (GlobPattern? Glob, ImmutableArray<string> Needs) Compile(Text text, Comparison comparison, bool variables)
    {
        switch (comparison)
        {
            case Comparison.StringEquals:
                return PatternGlobs.Of(PatternReader.Equal(text, variables, ignoreCase: false), ignoreCase: false);
            case Comparison.StringEqualsIgnoreCase:
                return PatternGlobs.Of(PatternReader.Equal(text, variables, ignoreCase: true), ignoreCase: true);
            case Comparison.StringLike:
                return PatternGlobs.Of(PatternReader.Like(text, variables), ignoreCase: false);
            default:
                var (glob, needs) = PatternGlobs.Of(PatternReader.Arn(text, variables), ignoreCase: false);
                return (text.Known == "*" ? ArnGlobs.Any : ArnGlobs.InShape(glob), needs);
        }
    }

    private Atom Text(ConditionEntry entry, string key, ConditionOperator comparison, IEnumerable<GlobPattern> globs)
    {
        var language = new GlobUnion(globs.OrderBy(glob => glob.ToString(), StringComparer.Ordinal));
        var identity = $"text {key} {comparison.Quantifier} {comparison.IsNegated} {HoldsWithoutKey(comparison)} {comparison.Comparison == Comparison.StringEqualsIgnoreCase} {string.Join('|', language.Globs.Select(Spelled))}";
        return Intern(identity, id => new Atom
        {
            Id = id,
            Key = key,
            Kind = AtomKind.Text,
            Quantifier = comparison.Quantifier,
            IsNegated = comparison.IsNegated,
            HoldsWithoutKey = HoldsWithoutKey(comparison),
            Language = language,
            Label = $"condition `{entry.Key}` with {entry.Operator}",
        });
    }

    private Atom OfTyped(ConditionEntry entry, string key, ConditionOperator comparison)
    {
        var tests = entry.Values.Select(value => ValueTest.Of(value, comparison, variables: false)).ToArray();
        var values = entry.Values.Select(value => value.Text.Known!).Order(StringComparer.Ordinal).ToArray();
        var isNull = comparison.Comparison == Comparison.Null;
        return Intern($"typed {key} {comparison} {string.Join('|', values)}", id => new Atom
        {
            Id = id,
            Key = key,
            Kind = isNull ? AtomKind.Null : AtomKind.Typed,
            Comparison = comparison.Comparison,
            Quantifier = comparison.Quantifier,
            IsNegated = comparison.IsNegated,
            HoldsWithoutKey = isNull ? tests.Any(test => test.AsBool == true) : HoldsWithoutKey(comparison),
            HoldsWithKey = isNull && tests.Any(test => test.AsBool == false),
            Tests = tests,
            Candidates = isNull ? [] : TypedCandidates.Limits(comparison.Comparison, values),
            Label = $"condition `{entry.Key}` with {entry.Operator}",
        });
    }

    // A literal `*` (which a variable such as `${*}` gives) is spelled apart from the wildcard.
    private static string Spelled(GlobPattern glob) => string.Concat(glob.Tokens.Select(token => token.Kind switch
    {
        GlobKind.Literal => token.Char is '*' or '?' or '\\' ? "\\" + token.Char : token.Char.ToString(),
        GlobKind.Symbol => "\\{" + token.Symbol!.Name + "}",
        GlobKind.ManyInSegment => "\\m",
        GlobKind.OneInSegment => "\\o",
        GlobKind.Many => "*",
        _ => "?",
    }));

    private static bool HoldsWithoutKey(ConditionOperator comparison) => comparison.IfExists || comparison.Quantifier switch
    {
        Quantifier.ForAllValues => true,
        Quantifier.ForAnyValue => false,
        _ => comparison.IsNegated,
    };

    private Atom Intern(string identity, Func<int, Atom> make)
    {
        if (!atoms.TryGetValue(identity, out var atom))
        {
            atom = make(atoms.Count);
            atoms.Add(identity, atom);
        }

        return atom;
    }
}
