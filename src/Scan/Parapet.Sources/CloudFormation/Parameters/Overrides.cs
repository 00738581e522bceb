using System.Text;

namespace Parapet.Sources.CloudFormation.Parameters;

/// <summary>The words of a command line that set parameters: <c>Name=Value</c> and <c>ParameterKey=Name,ParameterValue=Value</c>.</summary>
internal static class Overrides
{
    private const string KeyWord = "ParameterKey=";
    private const string ValueWord = ",ParameterValue=";

    /// <summary>The words of a line; quotes and backslashes keep spaces together.</summary>
    public static List<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        var started = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && i + 1 < line.Length && quote != '\'')
            {
                word.Append(line[++i]);
                started = true;
            }
            else if (quote == '\0' ? c is '"' or '\'' : c == quote)
            {
                quote = quote == '\0' ? c : '\0';
                started = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                Finish();
            }
            else
            {
                word.Append(c);
                started = true;
            }
        }

        Finish();
        return words;

        void Finish()
        {
            if (started)
            {
                words.Add(word.ToString());
                word.Clear();
                started = false;
            }
        }
    }

    /// <summary>The name and the value of one word, or null.</summary>
    public static (string Name, string Value)? Read(string word)
    {
        if (word.StartsWith(KeyWord, StringComparison.Ordinal))
        {
            var value = word.IndexOf(ValueWord, StringComparison.Ordinal);
            return value < 0 ? null : (word[KeyWord.Length..value], word[(value + ValueWord.Length)..]);
        }

        var equals = word.IndexOf('=');
        return equals <= 0 ? null : (word[..equals], word[(equals + 1)..]);
    }
}
