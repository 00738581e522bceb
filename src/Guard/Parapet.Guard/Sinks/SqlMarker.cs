namespace Parapet.Guard.Sinks;

/// <summary>How parameters are written in the text of a command.</summary>
public enum SqlMarker
{
    /// <summary><c>@p0</c>: SQL Server, PostgreSQL, MySQL, SQLite.</summary>
    At,

    /// <summary><c>:p0</c>: Oracle, also PostgreSQL and SQLite.</summary>
    Colon,

    /// <summary><c>?</c>, by position and without a name: ODBC, OLE DB.</summary>
    QuestionMark,
}
