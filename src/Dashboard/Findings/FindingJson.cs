using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitoring.Dashboard.Findings;

/// <summary>How evidence and runs are kept: names as in the code, enums as words, Japanese readable.</summary>
internal static class FindingJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,

        // A detector's odd figure is shown as missing; it must not keep all findings of the site from being stored.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}
