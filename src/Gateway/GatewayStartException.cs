namespace Monitoring.Gateway;

/// <summary>The gateway cannot start as it is set up. The message names every setting that is wrong and what to do.</summary>
public sealed class GatewayStartException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, which setting it is, and the cure.</param>
    /// <param name="inner">The failure underneath, if there was one.</param>
    public GatewayStartException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
