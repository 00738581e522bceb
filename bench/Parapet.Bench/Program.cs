using BenchmarkDotNet.Running;
using Parapet.Bench;

// `unknowns FOLDER` counts what stays unknown and why; anything else goes to BenchmarkDotNet.
if (args is ["unknowns", var folder])
{
    UnknownsReport.Print(folder, Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
