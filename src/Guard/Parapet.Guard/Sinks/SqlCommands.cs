using System.Data.Common;

namespace Parapet.Guard.Sinks;

/// <summary>Commands whose text is a <see cref="SqlText"/>: <c>connection.CreateCommand($"select … where id = {id}")</c>.</summary>
public static class SqlCommands
{
    /// <summary>Sets the text and the parameters of a command; parameters that it had are gone.</summary>
    /// <param name="command">Of any provider.</param>
    /// <param name="text">An interpolated string.</param>
    /// <param name="marker">How the provider wants parameters to be written.</param>
    /// <exception cref="FormatException">The text ends inside quotes or a comment.</exception>
    public static void SetText(this DbCommand command, SqlText text, SqlMarker marker = SqlMarker.At) => text.ApplyTo(command, marker);

    /// <summary>A new command with the text and its parameters, for the caller to dispose.</summary>
    /// <inheritdoc cref="SetText"/>
    /// <param name="connection">Of any provider.</param>
    /// <param name="text">An interpolated string.</param>
    /// <param name="marker">How the provider wants parameters to be written.</param>
    public static DbCommand CreateCommand(this DbConnection connection, SqlText text, SqlMarker marker = SqlMarker.At)
    {
        text.CheckEnd();
        var command = connection.CreateCommand();
        command.SetText(text, marker);
        return command;
    }
}
