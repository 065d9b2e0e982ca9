namespace Monitoring.Gateway.Decoding;

/// <summary>Why a message, or one value in it, did not become a reading.</summary>
internal enum Reason
{
    /// <summary>No definition and no mapping has this topic.</summary>
    UnknownTopic,

    /// <summary>The topic gives no usable meter id.</summary>
    BadMeterId,

    /// <summary>Not JSON.</summary>
    MalformedJson,

    /// <summary>Topic or payload is not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A value that is not a finite number.</summary>
    NotANumber,

    /// <summary>A key that should be a quantity name and is none.</summary>
    UnknownQuantity,

    /// <summary>Understood, but without any value we know.</summary>
    NoKnownValue,

    /// <summary>A timestamp that cannot be true; the reading is kept with its arrival time.</summary>
    TimestampOutOfRange,

    /// <summary>A timestamp that cannot be read; the reading is kept with its arrival time.</summary>
    TimestampNotUnderstood,

    /// <summary>Longer than <c>Gateway:Buffer:MaxPayloadBytes</c>.</summary>
    PayloadTooLarge,

    /// <summary>An old value that the broker had retained: not a new sample.</summary>
    Retained,

    /// <summary>The topic is longer than any meter's; only its beginning is kept.</summary>
    TopicTooLong,

    /// <summary>It had waited at the broker, nobody knows how long, and was replaced by the next one of its topic.</summary>
    BacklogWithoutTime,
}

/// <summary>The words that stand for <see cref="Reason"/> on <c>/metrics</c> and in the sample table.</summary>
internal static class ReasonWords
{
    private static readonly string[] Words =
    [
        "unknown_topic", "bad_meter_id", "malformed_json", "invalid_utf8", "not_a_number", "unknown_quantity",
        "no_known_value", "timestamp_out_of_range", "timestamp_not_understood", "payload_too_large", "retained", "topic_too_long",
        "backlog_without_time",
    ];

    internal static int Count => Words.Length;

    internal static string Word(this Reason reason) => Words[(int)reason];
}
