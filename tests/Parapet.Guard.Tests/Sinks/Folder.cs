namespace Parapet.Guard.Tests.Sinks;

/// <summary>A folder of its own, with the root of the paths in <c>root</c> and a secret beside it.</summary>
internal sealed class Folder : IDisposable
{
    public Folder()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(System.IO.Path.Combine(Root, "sub"));
        File.WriteAllText(Outside, "secret");
        File.WriteAllText(System.IO.Path.Combine(Root, "sub/file"), "content");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("parapet-paths-").FullName;

    public string Root => System.IO.Path.Combine(Path, "root");

    public string Outside => System.IO.Path.Combine(Path, "secret");

    public void Link(string name, string target) => File.CreateSymbolicLink(System.IO.Path.Combine(Root, name), target);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
