using System.Text;
using System.Xml;
using Parapet.Model;
using Parapet.Values;

namespace Parapet.Reports;

/// <summary>The report for test dashboards: a suite per function, a failed case per finding; what could not be read is an error.</summary>
public static class JUnitReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(ScanResult result, TextWriter output)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(text, settings))
        {
            WriteSuites(xml, result);
        }

        output.Write(text.Append('\n'));
    }

    private static void WriteSuites(XmlWriter xml, ScanResult result)
    {
        var clean = result.Findings.IsEmpty && result.Problems.IsEmpty;
        xml.WriteStartElement("testsuites");
        Attribute(xml, "name", "parapet");
        Attribute(xml, "tests", Number(clean ? 1 : result.Findings.Length + result.Problems.Length));
        Attribute(xml, "failures", Number(result.Findings.Length));
        Attribute(xml, "errors", Number(result.Problems.Length));
        foreach (var group in FunctionGroup.Of(result.Findings))
        {
            StartSuite(xml, group.Function ?? FunctionGroup.NoFunction, group.Findings.Length, failures: group.Findings.Length, errors: 0);
            foreach (var finding in group.Findings)
            {
                WriteFinding(xml, group.Function ?? finding.Resource, finding);
            }

            xml.WriteEndElement();
        }

        if (!result.Problems.IsEmpty)
        {
            StartSuite(xml, "Could not be read", result.Problems.Length, failures: 0, errors: result.Problems.Length);
            foreach (var problem in result.Problems)
            {
                StartCase(xml, problem.At.ToString(), "problem", problem.At);
                WriteOutcome(xml, "error", "problem", problem.Message, $"{problem.At}\n{problem.Message}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        if (clean)
        {
            StartSuite(xml, "parapet", 1, failures: 0, errors: 0);
            StartCase(xml, Wording.Verdict(result), "scan", Location.None);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteFinding(XmlWriter xml, string className, Finding finding)
    {
        StartCase(xml, $"{finding.Rule.Id} {finding.Rule.Title} ({finding.At})", className, finding.At);
        WriteOutcome(xml, "failure", Wording.Of(finding.Severity), Wording.Sentence(finding),
            $"{finding.At}\n{Wording.Sentence(finding)}\nFix: {finding.Rule.Fix}{(finding.Remedy is null ? "" : "\n\n" + finding.Remedy)}\nFingerprint: {finding.Fingerprint}");
        xml.WriteEndElement();
    }

    private static void StartSuite(XmlWriter xml, string name, int tests, int failures, int errors)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", name);
        Attribute(xml, "tests", Number(tests));
        Attribute(xml, "failures", Number(failures));
        Attribute(xml, "errors", Number(errors));
    }

    private static void StartCase(XmlWriter xml, string name, string className, Location at)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", name);
        Attribute(xml, "classname", className);
        if (at.File.Length > 0)
        {
            Attribute(xml, "file", at.File);
        }

        if (at.Line > 0)
        {
            Attribute(xml, "line", Number(at.Line));
        }
    }

    private static void WriteOutcome(XmlWriter xml, string element, string type, string message, string body)
    {
        xml.WriteStartElement(element);
        Attribute(xml, "type", type);
        Attribute(xml, "message", message);
        xml.WriteString(Printable.Block(body));
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Printable.Line(value));

    private static string Number(int value) => value.ToString();
}
