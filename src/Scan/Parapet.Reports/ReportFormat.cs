namespace Parapet.Reports;

/// <summary>The shapes in which a result can be printed.</summary>
public enum ReportFormat
{
    /// <summary>For a person at a terminal.</summary>
    Text,

    /// <summary>For programs; see <see cref="JsonReport"/>.</summary>
    Json,

    /// <summary>For code scanning: SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>For a comment on a pull request.</summary>
    Markdown,

    /// <summary>For a browser or a printer: one file that needs no other.</summary>
    Html,

    /// <summary>For test dashboards.</summary>
    JUnit,
}
