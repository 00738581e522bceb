using Parapet.Values;

namespace Parapet.Sources.CloudFormation.Intrinsics;

/// <summary><c>AWS::Include</c>. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html</summary>
internal static class Includes
{
    private const int MaxDepth = 10;

    /// <summary>The included file's tree, unresolved; unknown when it is out of reach or the transform is another macro.</summary>
    /// <param name="evaluator">The stack.</param>
    /// <param name="transform">The map with <c>Name</c> and <c>Parameters</c>.</param>
    /// <param name="frame">What holds around it.</param>
    /// <param name="inside">What holds in the included tree.</param>
    public static Value Read(Evaluator evaluator, Value transform, Frame frame, out Frame inside)
    {
        inside = frame;
        if (evaluator.Name(transform["Name"], frame) is not { } name)
        {
            return evaluator.Malformed(transform.At, "`Fn::Transform` needs a `Name`");
        }

        if (name != "AWS::Include")
        {
            return new UnknownValue(new Unknown(UnknownKind.Macro, name), transform.At);
        }

        var location = evaluator.Resolve(transform["Parameters"]["Location"], frame);
        if (Texts.Known(location) is not { } written || Paths.IsRemote(written))
        {
            var detail = TextBuilder.Clip(Texts.Of(location)?.ToString() ?? "AWS::Include");
            return new UnknownValue(new Unknown(UnknownKind.RemoteFile, detail), transform.At);
        }

        var from = frame.Includes.IsEmpty ? evaluator.Document.File : frame.Includes.Peek();
        var path = Paths.Beside(from, written);
        if (frame.Includes.Contains(path) || frame.Includes.Count() >= MaxDepth)
        {
            return evaluator.Malformed(location.At, $"`{written}` includes itself, or files include each other more than {MaxDepth} deep");
        }

        var document = evaluator.Input.Run.Read(path) ?? (from == evaluator.Document.File ? null : evaluator.Input.Run.Read(Paths.Beside(evaluator.Document.File, written)));
        if (document is null)
        {
            evaluator.Report(location.At, $"included file `{written}` is not there, or lies outside the scan root");
            return new UnknownValue(new Unknown(UnknownKind.RemoteFile, written), transform.At);
        }

        foreach (var problem in document.Problems)
        {
            evaluator.Report(problem.At, problem.Message);
        }

        evaluator.Suppressions.AddRange(document.Suppressions.Except(evaluator.Suppressions));
        inside = frame.Include(path);
        return document.Root ?? new UnknownValue(new Unknown(UnknownKind.Malformed, $"`{written}` cannot be read"), transform.At);
    }
}
