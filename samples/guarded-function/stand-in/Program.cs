using System.Diagnostics;
using GuardedFunction.StandIn;

if (args is not [var program, var handler, .. { Length: > 0 } files])
{
    Console.Error.WriteLine("usage: stand-in PROGRAM HANDLER EVENT...");
    return 2;
}

using var standIn = new RuntimeStandIn();
using var function = Process.Start(new ProcessStartInfo(program) { Environment = { ["AWS_LAMBDA_RUNTIME_API"] = standIn.Api, ["_HANDLER"] = handler } })!;
foreach (var file in files)
{
    var answered = standIn.InvokeAsync(await File.ReadAllBytesAsync(file));
    if (await Task.WhenAny(answered, standIn.InitializationError, function.WaitForExitAsync()) != answered)
    {
        Console.Error.WriteLine("the function did not start");
        return 1;
    }

    var answer = await answered;
    Console.WriteLine($"{Path.GetFileName(file)}: {(answer.IsError ? "error " : "")}{answer.Text}");
}

function.Kill();
return 0;
