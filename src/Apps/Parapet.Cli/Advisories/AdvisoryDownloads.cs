using System.Collections.Immutable;

namespace Parapet.Cli.Advisories;

/// <summary>Brings everything that a database is made of into the cache.</summary>
internal sealed class AdvisoryDownloads(HttpClient client, string folder)
{
    private readonly Download download = new(client, folder);

    /// <summary>The files, or the first thing that could not be brought.</summary>
    public (ImmutableArray<(RemoteSource Source, string Path, bool IsNew)> Files, string? Problem) Bring(ImmutableArray<RemoteSource> sources, CancellationToken cancel)
    {
        var files = ImmutableArray.CreateBuilder<(RemoteSource, string, bool)>();
        string? problem = null;
        Progress.Show("downloading", sources.Length, step =>
        {
            foreach (var source in sources)
            {
                // Amazon Linux says where its repository lies, the repository's index where the updates lie.
                var (path, isNew, why) = source.IsMirrorList ? Updates(source, cancel) : Get(source.Address, source.FileName, cancel);
                if (path is null)
                {
                    problem = $"{source.Name}: {why}";
                    return;
                }

                files.Add((source, path, isNew));
                step();
            }
        });
        return (files.ToImmutable(), problem);
    }

    private (string? Path, bool IsNew, string? Problem) Updates(RemoteSource source, CancellationToken cancel)
    {
        var (list, _, problem) = Get(source.Address, source.FileName, cancel);
        if (list is null)
        {
            return (null, false, problem);
        }

        var first = File.ReadLines(list).FirstOrDefault(line => line.Length > 0)?.Trim().TrimEnd('/') + "/";
        if (!Uri.TryCreate(first, UriKind.Absolute, out var repository) || repository.Scheme != source.Address.Scheme)
        {
            return (null, false, $"`{source.Address}` names no repository");
        }

        (var index, _, problem) = Get(new Uri(repository, "repodata/repomd.xml"), source.FileName + ".repomd.xml", cancel);
        if (index is null)
        {
            return (null, false, problem);
        }

        using var opened = File.OpenRead(index);
        return RemoteSources.UpdatesIn(repository, opened) is { } address
            ? Get(address, source.FileName + Suffix(address), cancel)
            : (null, false, $"the index of `{repository}` names no updates");
    }

    // The reader tells gzip by its content; the name is for those who look into the folder.
    private static string Suffix(Uri address) => address.AbsolutePath.EndsWith(".gz", StringComparison.Ordinal) ? ".updateinfo.xml.gz" : ".updateinfo.xml";

    private (string? Path, bool IsNew, string? Problem) Get(Uri address, string name, CancellationToken cancel) =>
        download.GetAsync(address, name, (_, _) => { }, cancel).GetAwaiter().GetResult();
}
