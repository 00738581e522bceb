using BenchmarkDotNet.Running;
using Parapet.Bench;

// `unknowns FOLDER` counts what stays unknown and why, `iam` times whole jobs of the IAM engine; anything else goes to BenchmarkDotNet.
if (args is ["unknowns", var folder])
{
    UnknownsReport.Print(folder, Console.Out);
    return;
}

if (args is ["iam"])
{
    IamFigures.Print(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
