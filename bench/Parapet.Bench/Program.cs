using System.Globalization;
using BenchmarkDotNet.Running;
using Parapet.Bench;
using Parapet.Bench.Guard;
using Parapet.Bench.Trail;

// Some words print tables of their own; anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["unknowns", var folder]:
        UnknownsReport.Print(folder, Console.Out);
        break;
    case ["iam"]:
        IamFigures.Print(Console.Out);
        break;
    case ["guard"]:
        GuardFigures.Print(Console.Out);
        break;
    case ["trail"]:
        TrailFigures.Print(Console.Out);
        break;
    case ["trail-one", var name, var logs, var cores]:
        TrailFigures.One(name, logs, int.Parse(cores, CultureInfo.InvariantCulture), Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
