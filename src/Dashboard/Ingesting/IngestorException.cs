namespace Monitoring.Dashboard.Ingesting;

/// <summary>Why the Ingestor did not deliver.</summary>
public enum IngestorFault
{
    /// <summary>No answer: not running, wrong address, or too slow.</summary>
    Unreachable,

    /// <summary>It refused the key (401, 403).</summary>
    KeyRefused,

    /// <summary>It knows no such site or meter (404).</summary>
    NotFound,

    /// <summary>It answered with an error or with something unreadable.</summary>
    Answer,
}

/// <summary>A request to the Ingestor that failed, with its kind so that a page can say what to do.</summary>
public sealed class IngestorException(IngestorFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of failure.</summary>
    public IngestorFault Fault { get; } = fault;
}
