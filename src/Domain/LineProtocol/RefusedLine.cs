using System.Text.Json.Serialization;

namespace Monitoring.Domain.LineProtocol;

/// <summary>A line that could not be understood or may not be stored.</summary>
/// <param name="Line">Line number in the body, from 1.</param>
/// <param name="Text">The line, cut to 200 characters; empty behind the first thousand.</param>
/// <param name="Reason">What is wrong and, where it is not plain, what would be right.</param>
/// <param name="Code"><see cref="TimeAhead"/>, or null: the reason is for people, this for programs.</param>
public sealed record RefusedLine(
    [property: JsonPropertyName("line")] int Line,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("code"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null)
{
    /// <summary>The time of the line lies ahead of the clock here. The line may be right: then it will be taken once this clock has caught up.</summary>
    public const string TimeAhead = "time_ahead";
}
