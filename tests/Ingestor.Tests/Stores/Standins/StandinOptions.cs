namespace Monitoring.Ingestor.Tests.Stores.Standins;

/// <summary>Settings with which every stand-in lets the store in.</summary>
internal static class StandinOptions
{
    public static IngestorOptions Forever() => new() { StoreToken = InfluxStandin.Secret, StoreOrg = Influx2Standin.Org, RawRetentionDays = 0 };

    public static IngestorOptions Of(int days) => new() { StoreToken = InfluxStandin.Secret, StoreOrg = Influx2Standin.Org, RawRetentionDays = days };
}
