namespace Parapet.Secrets;

/// <summary>What a value refers to instead of being a secret itself.</summary>
public enum ReferenceKind
{
    /// <summary>The name of a secret of Secrets Manager, or of a thing that is kept like one.</summary>
    SecretName,

    /// <summary>An ARN (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).</summary>
    Arn,

    /// <summary>The path of a parameter of Parameter Store (https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html).</summary>
    ParameterPath,

    /// <summary>A file.</summary>
    File,

    /// <summary>An address without a password in it.</summary>
    Url,

    /// <summary>What CloudFormation fetches when it deploys (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).</summary>
    Dynamic,
}

/// <summary>Tells what says where a secret lies from what is one.</summary>
internal static class SecretReferences
{
    private static readonly string[] FileRoots = ["/etc/", "/run/", "/var/", "/opt/", "/tmp/", "/usr/", "/mnt/", "/root/", "/" + "home/", "/secrets/", "/proc/", "./", "../", "~/", "file:"];

    public static ReferenceKind? Of(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (value.StartsWith("arn:", StringComparison.Ordinal))
        {
            return ReferenceKind.Arn;
        }

        if (value.StartsWith("{{resolve:", StringComparison.Ordinal))
        {
            return ReferenceKind.Dynamic;
        }

        if (!SecretNames.Mentions(name) || value.IsEmpty || value.ContainsAny(" \t\r\n"))
        {
            return null;
        }

        if (IsFile(name, value))
        {
            return ReferenceKind.File;
        }

        if (value.Contains("://", StringComparison.Ordinal))
        {
            return SecretScanner.Scan(value.ToString()).IsEmpty ? ReferenceKind.Url : null;
        }

        if (value[0] == '/')
        {
            return ReferenceKind.ParameterPath;
        }

        return SecretNames.SaysReference(name) && IsName(value) ? ReferenceKind.SecretName : null;
    }

    private static bool IsFile(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        foreach (var root in FileRoots)
        {
            if (value.StartsWith(root, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return name.EndsWith("_FILE", StringComparison.OrdinalIgnoreCase) || name.EndsWith("File", StringComparison.Ordinal);
    }

    // The characters that Secrets Manager allows in a name.
    private static bool IsName(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"/_+=.@-".Contains(c))
            {
                return false;
            }
        }

        return true;
    }
}
