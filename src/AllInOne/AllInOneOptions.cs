namespace Monitoring.AllInOne;

/// <summary>What the command line asks for.</summary>
/// <param name="Demo">Simulate a plant.</param>
/// <param name="Data">Folder of all data.</param>
/// <param name="Urls">Address of the Dashboard.</param>
/// <param name="ApiUrls">Address of the Ingestor; null takes the usual one, or any free port where that is taken.</param>
/// <param name="GatewayUrls">Address of the Gateway's health and metrics; null as for the Ingestor.</param>
/// <param name="MqttPort">Port on which meters are listened to, on the address <see cref="MqttBind"/>.</param>
/// <param name="MqttBind">Address to listen on; loopback unless told otherwise.</param>
/// <param name="Store"><c>sqlite</c> or the URL of an InfluxDB.</param>
/// <param name="Seed">Seed of the demo plant.</param>
public sealed record AllInOneOptions(
    bool Demo, string Data, string Urls, string? ApiUrls, string? GatewayUrls, int MqttPort, string MqttBind, string Store, int Seed)
{
    /// <summary>Path of the Ingestor's database.</summary>
    public string Database => File("ingestor.db");

    /// <summary>Where the Ingestor keeps its data, as on its command line.</summary>
    public string[] StorageSettings => [$"--Ingestor:Database={Database}", $"--Ingestor:Store={Store}", $"--Ingestor:StoreFile={File("readings.db")}"];

    /// <summary>Path of a file in the data folder.</summary>
    public string File(string name) => Path.Combine(Data, name);
}
