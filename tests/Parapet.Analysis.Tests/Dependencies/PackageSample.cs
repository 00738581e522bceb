using Parapet.Analysis.Dependencies;
using Parapet.Model;
using Parapet.Packages.Advisories;
using Parapet.Packages.Advisories.Sources;
using Parapet.Sources;
using Parapet.Sources.Artifacts;
using Parapet.Sources.Files;

namespace Parapet.Analysis.Tests.Dependencies;

/// <summary>The functions of <c>samples/packages</c> with their packages, judged by the advisories beside them.</summary>
internal static class PackageSample
{
    public static string Folder { get; } = Path.Combine(Root(), "samples", "packages");

    public static Deployment Deployment { get; } = TemplateReader.ReadText("template.yaml", File.ReadAllText(Path.Combine(Folder, "template.yaml")));

    public static DeploymentDependencies Dependencies { get; } = Judge();

    /// <summary>The packages of one function.</summary>
    public static FunctionDependencies Of(string function) => Dependencies.Of(Deployment.Function(function)!)!;

    public static AdvisoryDatabase Advisories()
    {
        var folder = Path.Combine(Folder, "advisories");
        var (kev, kevProblem) = KevCatalogue.Read(File.ReadAllBytes(Path.Combine(folder, "kev.json")), "kev.json");
        var (epss, epssProblems) = EpssScores.Read(File.ReadAllBytes(Path.Combine(folder, "epss.csv")), "epss.csv");
        Assert.Null(kevProblem);
        Assert.Empty(epssProblems);
        var read = Directory.EnumerateFiles(Path.Combine(folder, "osv")).Order(StringComparer.Ordinal).Select(file => OsvReader.Read(File.ReadAllBytes(file), file)).ToList();
        Assert.All(read, each => Assert.Null(each.Problem));
        var (database, problem) = AdvisoryDatabase.Open(AdvisoryCompiler.Compile(new AdvisoryInput
        {
            Created = DateTimeOffset.UnixEpoch,
            Kev = kev,
            Epss = epss,
            Sources = [new AdvisorySource { Name = "sample", Advisories = [.. read.Select(each => each.Advisory!)] }],
        }));
        Assert.Null(problem);
        return database!;
    }

    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Parapet.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Parapet.slnx is not above the tests");
        }

        return folder;
    }

    private static DeploymentDependencies Judge()
    {
        var files = new ArtifactFiles();
        return DeploymentDependencies.Of(Deployment, ArtifactFinder.Find(Deployment, path => files.Read(Path.Combine(Folder, path), path)), Advisories());
    }
}
