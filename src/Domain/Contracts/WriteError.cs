using System.Text.Json.Serialization;
using Monitoring.Domain.LineProtocol;

namespace Monitoring.Domain.Contracts;

/// <summary>
/// Body of every error answer of <c>POST /api/v2/write</c>, in the InfluxDB 2 shape (<c>code</c>, <c>message</c>) with the refused lines added.
/// </summary>
/// <param name="Code">InfluxDB 2 error code: <c>invalid</c>, <c>unauthorized</c>, <c>forbidden</c>, <c>request too large</c>, <c>too many requests</c>, <c>unavailable</c>.</param>
/// <param name="Message">What went wrong, in one text.</param>
/// <param name="Refused">
/// All refused lines; null unless some were refused. All other lines are stored. More than <see cref="RefusedLines.MostListed"/> are
/// not listed but answered with 413: the good lines are stored, and a sender that sends smaller batches learns of each refused one.
/// </param>
/// <param name="Reason">What is wrong with a file that is not understood, one of <see cref="ImportCodes"/>, or with a correction, one of <see cref="CorrectionCodes"/>.</param>
/// <param name="Values">What is said beside the reason, as these list it.</param>
public sealed record WriteError(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("refused"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RefusedLine>? Refused = null,
    [property: JsonPropertyName("reason"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonPropertyName("values"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Values = null);
