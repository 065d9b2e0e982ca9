namespace Monitoring.Dashboard.Connecting;

/// <summary>What the page メーターをつなぐ shows to copy.</summary>
public static class ConnectExamples
{
    /// <summary>Topic of a meter called main in the JSON shape.</summary>
    public const string Topic = "v1/devices/main/telemetry";

    /// <summary>A message in the JSON shape.</summary>
    public const string Payload = """{"values":{"active_power_w":48200,"energy_import_wh":1000}}""";

    /// <summary>The sample plant in a folder of its own.</summary>
    public const string Demo = "dotnet run --project src/AllInOne -c Release -- --demo";

    /// <summary>Sends one reading from this computer's shell.</summary>
    public static string Send(string host, int port) => $"mosquitto_pub -i test -h {host} -p {port} -q 1 -t {Topic} -m '{Payload}'";

    /// <summary>A profile to begin with.</summary>
    public static string Profile(string site) =>
        $$"""
        {
          "site": "{{site}}",
          "name": { "ja": "A製作所", "en": "Works A" },
          "main_meter": "main",
          "contract": { "contract_kw": 300, "target_kw": 280 },
          "calendar": {
            "working_days": ["mon", "tue", "wed", "thu", "fri"], "holidays": "jp",
            "shifts": [{ "start": "08:30", "end": "17:30" }]
          }
        }
        """;
}
