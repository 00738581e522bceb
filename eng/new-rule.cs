// Writes the file of a new rule with the next free id of its family:
//   dotnet run eng/new-rule.cs NET open-door "Door left open"
#:property TreatWarningsAsErrors=false

if (args is not [var family, var name, var title] || family.Any(c => !char.IsAsciiLetterUpper(c)) || name.Any(c => !char.IsAsciiLetterLower(c) && c != '-'))
{
    Console.Error.WriteLine("usage: dotnet run eng/new-rule.cs FAMILY kebab-case-name \"Title in sentence case\"");
    return 2;
}

var root = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(root, "Parapet.slnx")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("run this inside the repository");
}

var folder = Path.Combine(root, "src", "Scan", "Parapet.Rules", family);
Directory.CreateDirectory(folder);
var taken = Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText).ToList();
var id = Enumerable.Range(1, 999).Select(number => $"{family}{number:000}").First(each => !taken.Any(text => text.Contains($"\"{each}\"", StringComparison.Ordinal)));
var type = string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
var file = Path.Combine(folder, type + ".cs");
if (File.Exists(file))
{
    Console.Error.WriteLine($"{file} exists already");
    return 2;
}

File.WriteAllText(file, $$""""
    using Parapet.Model;

    namespace Parapet.Rules.{{family}};

    /// <summary>{{id}}.</summary>
    public sealed class {{type}} : Rule
    {
        /// <inheritdoc />
        public override RuleInfo Info { get; } = new()
        {
            Id = "{{id}}",
            Name = "{{name}}",
            Title = "{{title}}",
            Severity = Severity.Medium,
            Since = "0.1.0",
            Why = "Say what an attacker or an accident does with it.",
            Fix = "Say what to write instead.",
            NotFlagged = "Say what is deliberately not reported.",
            Standards = ["CWE-000"],
            References = ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-security.html"],
        };

        /// <inheritdoc />
        public override IEnumerable<Example> Examples =>
        [
            Bad("what is special about it", """
                Resources:
                  Orders: # finding
                    Type: AWS::Lambda::Function
                    Properties:
                      Code:
                        ZipFile: x
                """),
            Good("what is special about it", """
                Resources:
                  Orders:
                    Type: AWS::Lambda::Function
                    Properties:
                      Code:
                        ZipFile: x
                """),
        ];

        /// <inheritdoc />
        public override IEnumerable<Verdict> Check(Scan scan) =>
            from function in scan.Deployment.Functions
            from verdict in Judge(function, function.Runtime, runtime => runtime == "something bad", runtime => $"`{function.Name}` runs `{runtime}`")
            select verdict;
    }

    """");
Console.WriteLine($"{Path.GetRelativePath(root, file)}: {id}. Now write its four parts, then: PARAPET_ACCEPT=1 dotnet test");
return 0;
