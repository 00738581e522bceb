using System.Collections;
using System.ComponentModel;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;

namespace Parapet.Guard.Sinks;

/// <summary>
/// The text of a command, written as an interpolated string. Its literal parts are SQL; each hole is a parameter, whatever it contains. There is no conversion from a string.
/// <para>Null becomes NULL; a sequence (other than a string or bytes) becomes a list, an empty one <c>null</c>, which <c>in</c> finds nothing in; another <see cref="SqlText"/> is inserted with its parameters;
/// a <see cref="SqlName"/> is written as it is.</para>
/// </summary>
[InterpolatedStringHandler]
public sealed class SqlText
{
    /// <summary>The most parameters of one text; SQL Server takes 2100 (https://learn.microsoft.com/sql/sql-server/maximum-capacity-specifications-for-sql-server).</summary>
    public const int MaxParameters = 2000;

    private readonly List<Piece> _pieces;
    private readonly SqlScanner _standard = new(backslashEscapes: false);
    private readonly SqlScanner _backslash = new(backslashEscapes: true);
    private int _parameters;
    private int _length;
    private bool _endsInParameter;

    /// <summary>Called by the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SqlText(int literalLength, int formattedCount) => _pieces = new List<Piece>((2 * formattedCount) + Math.Min(literalLength, 1));

    /// <summary>A text without a word, for a condition that is left out.</summary>
    public static SqlText Empty => new(0, 0);

    /// <summary>Called by the compiler with what stands between the holes.</summary>
    /// <exception cref="FormatException">It is glued to the hole before it.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        if (_endsInParameter && SqlScanner.IsOfName(value[0]))
        {
            throw Misplaced("has no space after it");
        }

        _standard.Read(value);
        _backslash.Read(value);
        _pieces.Add(new Piece(value, null));
        _length += value.Length;
        _endsInParameter = false;
    }

    /// <summary>Called by the compiler with the value of a hole. A format or an alignment does not compile: a parameter has none.</summary>
    /// <exception cref="FormatException">The hole stands in a quoted literal, a comment or a name.</exception>
    /// <exception cref="UnsafeInputException">There are more than <see cref="MaxParameters"/>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value)
    {
        if (!Compose(value))
        {
            if (value is IEnumerable sequence and not string and not byte[])
            {
                AppendList(sequence);
            }
            else
            {
                AppendParameter(value);
            }
        }
    }

    /// <summary>The text with the names of its parameters; no value of a parameter is in it.</summary>
    public override string ToString() => Write(SqlMarker.At);

    internal void CheckEnd()
    {
        if (_standard.Place is { } place && !_standard.IsInLineComment)
        {
            throw new FormatException($"the SQL text ends inside {place}");
        }
    }

    internal void ApplyTo(DbCommand command, SqlMarker marker)
    {
        CheckEnd();
        command.CommandType = CommandType.Text;
        command.CommandText = Write(marker);
        command.Parameters.Clear();
        foreach (var piece in _pieces.Where(piece => piece.Literal is null))
        {
            var parameter = command.CreateParameter();
            if (marker != SqlMarker.QuestionMark)
            {
                parameter.ParameterName = Name(marker, command.Parameters.Count);
            }

            parameter.Value = piece.Value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
    }

    private bool Compose(object? value)
    {
        switch (value)
        {
            case SqlText text:
                foreach (var piece in text._pieces)
                {
                    Append(piece);
                }

                return true;
            case SqlName name:
                CheckPlace();
                AppendLiteral(name.Name);
                return true;
            default:
                return false;
        }
    }

    private void Append(Piece piece)
    {
        if (piece.Literal is { } literal)
        {
            AppendLiteral(literal);
        }
        else
        {
            AppendParameter(piece.Value);
        }
    }

    private void AppendList(IEnumerable sequence)
    {
        var isFirst = true;
        foreach (var item in sequence)
        {
            if (!isFirst)
            {
                AppendLiteral(", ");
            }

            isFirst = false;
            if (!Compose(item))
            {
                AppendParameter(item);
            }
        }

        if (isFirst)
        {
            CheckPlace();
            AppendLiteral("null");
        }
    }

    private void AppendParameter(object? value)
    {
        CheckPlace();
        if (_endsInParameter || SqlScanner.IsOfName(_standard.Last))
        {
            throw Misplaced("has no space before it");
        }

        if (_parameters == MaxParameters)
        {
            throw new UnsafeInputException($"a command of SQL would have more than {MaxParameters} parameters");
        }

        _pieces.Add(new Piece(null, value));
        _standard.PassHole();
        _backslash.PassHole();
        _parameters++;
        _endsInParameter = true;
    }

    private void CheckPlace()
    {
        if ((_standard.Place ?? _backslash.Place) is { } place)
        {
            throw Misplaced($"stands inside {place}{(_standard.Place is null ? " where a backslash escapes a quote" : "")}");
        }
    }

    private FormatException Misplaced(string how) => new($"the hole of the SQL text after {_parameters} parameters and {_length} characters {how}");

    private string Write(SqlMarker marker)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var piece in _pieces)
        {
            text.Append(piece.Literal ?? Name(marker, count++));
        }

        return text.ToString();
    }

    private static string Name(SqlMarker marker, int position) => marker switch
    {
        SqlMarker.At => $"@p{position}",
        SqlMarker.Colon => $":p{position}",
        _ => "?",
    };

    /// <param name="Literal">Null when the piece is a parameter.</param>
    /// <param name="Value">Of the parameter.</param>
    private readonly record struct Piece(string? Literal, object? Value);
}
