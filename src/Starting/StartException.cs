namespace Monitoring.Starting;

/// <summary>A program cannot start as it is set up. The message names everything that is wrong, and each cure.</summary>
public sealed class StartException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Throws when there are <paramref name="errors"/>, with all of them.</summary>
    /// <param name="program">Who cannot start, at the beginning of a sentence.</param>
    /// <param name="errors">What is wrong, one sentence each.</param>
    /// <exception cref="StartException">There are errors.</exception>
    public static void ThrowIfAny(string program, IReadOnlyCollection<string> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (errors.Count > 0)
        {
            throw new StartException($"{program} cannot start:{string.Concat(errors.Select(e => $"{Environment.NewLine}  {e}"))}");
        }
    }
}
