using Parapet.Sources.Documents;
using Parapet.Values;

namespace Parapet.Sources.Sam.Functions;

/// <summary>Where a function's code comes from. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functioncode.html</summary>
internal static class FunctionCode
{
    private const string S3Scheme = "s3://";

    /// <summary>
    /// <c>Code</c> of <c>AWS::Lambda::Function</c>; a path on this machine stays a text, as <c>sam package</c> finds it.
    /// <c>InlineCode</c> wins over <c>CodeUri</c>, which may come from <c>Globals</c>; images have only <c>ImageUri</c>.
    /// </summary>
    public static Value Of(MapValue properties)
    {
        var image = Alternatives.Map(properties["ImageUri"], uri => Wrapped("ImageUri", uri));
        if (properties["PackageType"].AsString().ValueOrDefault == "Image")
        {
            return image;
        }

        var packaged = Alternatives.Map(properties["CodeUri"], uri => uri.IsAbsent ? image : S3Location(uri, "S3Bucket", "S3Key", "S3ObjectVersion"));
        return Alternatives.Map(properties["InlineCode"], code => code.IsAbsent ? packaged : Wrapped("ZipFile", code));
    }

    /// <summary>An object in S3, given as a map or as an <c>s3://</c> address, with the names that the CloudFormation type uses; any other text stays as it is.</summary>
    public static Value S3Location(Value uri, string bucketName, string keyName, string versionName) => uri switch
    {
        MapValue map => Node.Map(map.At, (bucketName, map["Bucket"]), (keyName, map["Key"]), (versionName, map["Version"])),
        TextValue text when text.Text.Known is { } known && known.StartsWith(S3Scheme, StringComparison.Ordinal) =>
            FromAddress(known[S3Scheme.Length..], text, bucketName, keyName, versionName),
        _ => uri,
    };

    private static Value FromAddress(string address, TextValue text, string bucketName, string keyName, string versionName)
    {
        var slash = address.IndexOf('/');
        if (slash <= 0)
        {
            return text;
        }

        var key = address[(slash + 1)..];
        const string versionMark = "?versionId=";
        var version = key.IndexOf(versionMark, StringComparison.Ordinal);
        return Node.Map(
            text.At,
            (bucketName, Node.Text(address[..slash], text.At)),
            (keyName, Node.Text(version < 0 ? key : key[..version], text.At)),
            (versionName, version < 0 ? null : Node.Text(key[(version + versionMark.Length)..], text.At)));
    }

    private static Value Wrapped(string key, Value value) => value.IsAbsent ? value : Node.Map(value.At, (key, value));
}
