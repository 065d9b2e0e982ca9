namespace Monitoring.Gateway.Buffering;

/// <summary>The buffer could not read or write. Nothing that was on disk is lost; the next call opens the file anew.</summary>
internal sealed class BufferException : Exception
{
    internal BufferException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
