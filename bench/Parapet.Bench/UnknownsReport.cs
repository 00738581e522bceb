using Parapet.Model;
using Parapet.Sources;
using Parapet.Sources.CloudFormation;
using Parapet.Sources.Files;

namespace Parapet.Bench;

/// <summary>How many values of a folder's templates stay unknown, by reason.</summary>
internal static class UnknownsReport
{
    public static void Print(string folder, TextWriter output)
    {
        var tree = SourceTree.Open(folder, Directory.GetCurrentDirectory(), out var problem)
            ?? throw new ArgumentException(problem!.Message, nameof(folder));
        var problems = new List<Problem>();
        var deployments = (from file in tree.Candidates(problems)
                           let document = tree.Read(file)
                           where document is not null && TemplateResolver.IsTemplate(document)
                           select TemplateReader.Read(document, new Dictionary<string, string>(), tree.Read).Deployment).ToList();
        output.WriteLine($"{deployments.Count} templates, {deployments.Sum(d => d.Functions.Length)} functions, {deployments.Sum(d => d.Resources.Length)} resources, {deployments.Sum(d => d.Problems.Length)} problems");
        output.WriteLine();
        output.WriteLine("| reason | values | most common |");
        output.WriteLine("|---|--:|---|");
        foreach (var reason in deployments.SelectMany(d => d.Unknowns).GroupBy(u => u.Why.Kind).OrderByDescending(g => g.Count()))
        {
            var common = reason.GroupBy(u => u.Why.Detail).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(3);
            output.WriteLine($"| {reason.Key} | {reason.Count()} | {string.Join(", ", common.Select(g => $"`{g.Key}` {g.Count()}"))} |");
        }

        foreach (var each in deployments.SelectMany(d => d.Problems).Concat(problems))
        {
            output.WriteLine($"{each.At}: {each.Message}");
        }
    }
}
