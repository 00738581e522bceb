using System.Text;

namespace Parapet.Guard.Sinks;

/// <summary>Follows SQL text from character to character and knows where it stands: in code, in quotes or in a comment. What the dialects read differently is read in the way that refuses more.</summary>
/// <param name="backslashEscapes">Whether <c>\'</c> is a quote inside quotes, as in MySQL and in <c>E''</c> of PostgreSQL.</param>
internal sealed class SqlScanner(bool backslashEscapes)
{
    private readonly StringBuilder _tag = new();
    private State _state;
    private char _quote;
    private bool _isEscaped;
    private int _depth;
    private int _matched;

    private enum State
    {
        Code,
        DollarTag,
        Quote,
        DollarQuote,
        LineComment,
        BlockComment,
    }

    /// <summary>The character before, or NUL when it belongs to something that has ended.</summary>
    public char Last { get; private set; }

    /// <summary>Where a hole must not stand, if this is such a place.</summary>
    public string? Place => _state switch
    {
        State.Quote or State.DollarQuote => "a quoted literal",
        State.LineComment or State.BlockComment => "a comment",
        _ => null,
    };

    public bool IsInLineComment => _state == State.LineComment;

    /// <summary>Whether the character would become part of the name of a parameter, or make another mark of one.</summary>
    public static bool IsOfName(char next) => char.IsLetterOrDigit(next) || next is '_' or '$' or '#' or '@';

    public void Read(string text)
    {
        foreach (var next in text)
        {
            Last = Read(next) ? next : '\0';
        }
    }

    public void PassHole()
    {
        _state = State.Code;
        Last = '\0';
    }

    /// <summary>Whether the character may still be the first half of a mark.</summary>
    private bool Read(char next) => _state switch
    {
        State.Code => InCode(next),
        State.DollarTag => InDollarTag(next),
        State.Quote => InQuote(next),
        State.DollarQuote => InDollarQuote(next),
        State.LineComment => InLineComment(next),
        _ => InBlockComment(next),
    };

    private bool InCode(char next)
    {
        switch (next)
        {
            case '\'' or '"' or '`':
                _quote = next;
                _state = State.Quote;
                return false;
            case '-' when Last == '-':
                _state = State.LineComment;
                return false;
            case '*' when Last == '/':
                _depth = 1;
                _state = State.BlockComment;
                return false;
            case '$' when !IsOfName(Last):
                _tag.Clear();
                _state = State.DollarTag;
                return true;
            default:
                return true;
        }
    }

    // PostgreSQL: $$text$$ or $tag$text$tag$.
    private bool InDollarTag(char next)
    {
        if (next == '$')
        {
            _matched = 0;
            _state = State.DollarQuote;
            return false;
        }

        if (char.IsLetter(next) || next == '_' || (char.IsDigit(next) && _tag.Length > 0))
        {
            _tag.Append(next);
            return true;
        }

        _state = State.Code;
        return InCode(next);
    }

    // A doubled quote closes and opens again, which comes to the same.
    private bool InQuote(char next)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
        }
        else if (next == _quote)
        {
            _state = State.Code;
        }
        else
        {
            _isEscaped = backslashEscapes && next == '\\' && _quote != '`';
        }

        return false;
    }

    private bool InDollarQuote(char next)
    {
        if (next != '$')
        {
            _matched = _matched > 0 && _matched <= _tag.Length && _tag[_matched - 1] == next ? _matched + 1 : 0;
        }
        else if (_matched == _tag.Length + 1)
        {
            _state = State.Code;
        }
        else
        {
            _matched = 1;
        }

        return false;
    }

    private bool InLineComment(char next)
    {
        if (next is '\n' or '\r')
        {
            _state = State.Code;
        }

        return false;
    }

    // They nest in PostgreSQL and SQL Server.
    private bool InBlockComment(char next)
    {
        if (next == '*' && Last == '/')
        {
            _depth++;
            return false;
        }

        if (next == '/' && Last == '*')
        {
            _depth--;
            _state = _depth == 0 ? State.Code : State.BlockComment;
            return false;
        }

        return true;
    }
}
