using System.Text.Json.Serialization;

namespace Monitoring.Domain.LineProtocol;

/// <summary>A line that could not be understood or may not be stored.</summary>
/// <param name="Line">Line number in the body, from 1.</param>
/// <param name="Text">The line, cut to 200 characters; empty behind the first thousand.</param>
/// <param name="Reason">What is wrong and, where it is not plain, what would be right.</param>
public sealed record RefusedLine(
    [property: JsonPropertyName("line")] int Line,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("reason")] string Reason);
