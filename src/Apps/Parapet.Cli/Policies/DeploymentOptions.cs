using System.Collections.Immutable;
using System.CommandLine;
using Parapet.Model;
using Parapet.Sources.CloudFormation.Parameters;
using Parapet.Sources.Files;

namespace Parapet.Cli.Policies;

/// <summary>The options that name a deployment and the values its template does not hold.</summary>
internal sealed class DeploymentOptions
{
    private readonly Option<string[]> parameter = ParameterOption();
    private readonly Option<string[]> files = ParameterFileOption();

    /// <summary><c>--parameter</c> and <c>--parameters</c>.</summary>
    public IEnumerable<Option> All => [parameter, files];

    /// <summary><c>--in</c>.</summary>
    /// <param name="isRequired">Whether the command works on deployments only.</param>
    public static Option<string?> In(bool isRequired) => new("--in") { Description = "The deployment: a SAM or CloudFormation template, or a folder with templates.", HelpName = "PATH", Required = isRequired };

    /// <summary>The option for one parameter.</summary>
    public static Option<string[]> ParameterOption() => new("--parameter")
    {
        Description = "A template parameter's value; may be given many times. AWS::Region and other pseudo parameters count too.",
        HelpName = "K=V",
    };

    /// <summary>The option for files of parameters.</summary>
    public static Option<string[]> ParameterFileOption() => new("--parameters")
    {
        Description = "A file of parameter values: the AWS CLI's JSON, a plain JSON map, or samconfig.toml.",
        HelpName = "FILE",
    };

    /// <summary>Whether the user gave any parameter.</summary>
    public bool AreGiven(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The values of parameters; those of <c>--parameter</c> count before those of files.</summary>
    public static bool TryValues(string[] pairs, string[] files, out Dictionary<string, string> values, out string? error)
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        error = null;
        foreach (var file in files)
        {
            var bytes = BoundedFile.Read(file, file, out var problem);
            if (bytes is null)
            {
                error = $"`{Terminal.OneLine(file)}`: {problem!.Message}";
                return false;
            }

            var (read, problems) = ParameterFile.Read(file, bytes.Value);
            if (problems is [var first, ..])
            {
                error = $"{first.At}: {first.Message}";
                return false;
            }

            foreach (var (name, value) in read)
            {
                values[name] = value;
            }
        }

        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                // What stands there may be a value alone, and secret.
                error = "a word behind `--parameter` is no NAME=VALUE; a value with blanks must be quoted";
                return false;
            }

            values[pair[..equals]] = pair[(equals + 1)..];
        }

        return true;
    }

    /// <summary>Says on standard error what of a deployment could not be read; true when there is anything.</summary>
    public static bool WriteProblems(Deployment deployment)
    {
        foreach (var problem in deployment.Problems)
        {
            Console.Error.WriteLine(Terminal.OneLine($"parapet: {problem.At}: {problem.Message}"));
        }

        return !deployment.Problems.IsEmpty;
    }

    /// <summary>The deployments below a path; empty with a sentence when there are none or one cannot be read.</summary>
    public ImmutableArray<Deployment> Read(ParseResult parsed, string path, out string? error)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            error = "a path is empty; name a file or a folder (`.` for this one)";
            return [];
        }

        if (!TryValues(parsed.GetValue(parameter) ?? [], parsed.GetValue(files) ?? [], out var values, out error))
        {
            return [];
        }

        var problems = new List<Problem>();
        var read = Templates.Find([path], Directory.GetCurrentDirectory(), problems).Select(file => Templates.Read(file, values)).OfType<ReadTemplate>().ToImmutableArray();
        var roots = Templates.Roots(read, template => (template.File, template.Files)).ToImmutableArray();
        problems.AddRange(roots.Select(template => template.Problem).OfType<Problem>());
        error = problems is [var first, ..] ? Terminal.OneLine($"{first.At}: {first.Message}")
            : roots.IsEmpty ? $"{Terminal.OneLine(path)}: no CloudFormation or SAM template was found here"
            : null;
        return error is null ? [.. roots.Select(template => template.Deployment!)] : [];
    }
}
