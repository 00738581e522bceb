namespace Parapet.Guard.Generators.Contracts;

/// <summary>Names in JSON of members that do not say theirs: camel case, as <c>JsonNamingPolicy.CamelCase</c> writes it.</summary>
internal static class JsonNames
{
    public static string Of(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
            {
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }
}
