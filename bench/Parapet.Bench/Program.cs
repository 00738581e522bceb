using System.Globalization;
using BenchmarkDotNet.Running;
using Parapet.Bench;
using Parapet.Bench.Guard;
using Parapet.Bench.Packages;
using Parapet.Bench.Secrets;
using Parapet.Bench.Trail;

// Some words print tables of their own; anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["unknowns", var folder]:
        UnknownsReport.Print(folder, Console.Out);
        break;
    case ["artifacts"]:
        ArtifactFigures.Print(Console.Out);
        break;
    case ["secrets", var folder]:
        SecretFigures.Print(folder, Console.Out);
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
    case ["packages"]:
        FunctionFigures.Print(Console.Out);
        break;
    case ["packages-one", var zip, var advisories]:
        FunctionFigures.One(zip, advisories, Console.Out);
        break;
    case ["packages", var folder]:
        AdvisoryFigures.Print(folder, Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
