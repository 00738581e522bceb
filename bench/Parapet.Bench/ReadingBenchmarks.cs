using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Parapet.Sources;
using Parapet.Sources.Documents;
using YamlDotNet.RepresentationModel;

namespace Parapet.Bench;

/// <summary>Reading alone, against the same text read by the libraries below: System.Text.Json's document and YamlDotNet's representation model.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private byte[] json = [];
    private byte[] yaml = [];

    /// <summary>Functions in the template; 400 make about 1 MB of JSON, as a large CDK stack does.</summary>
    [Params(25, 100, 400)]
    public int Functions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        json = Encoding.UTF8.GetBytes(Templates.CdkJson(Functions));
        yaml = Encoding.UTF8.GetBytes(Templates.SamYaml(Functions));
    }

    [Benchmark]
    public object Json_with_places() => DocumentReader.Read("template.json", json);

    [Benchmark]
    public object Json_by_JsonDocument()
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind;
    }

    [Benchmark]
    public object Yaml_with_places() => DocumentReader.Read("template.yaml", yaml);

    [Benchmark]
    public object Yaml_by_YamlStream()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Encoding.UTF8.GetString(yaml)));
        return stream;
    }

    [Benchmark]
    public object Yaml_to_deployment() => TemplateReader.ReadText("template.yaml", Encoding.UTF8.GetString(yaml));
}
