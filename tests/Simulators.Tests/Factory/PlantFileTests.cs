using Monitoring.Simulators.Factory.Plants;
using Monitoring.Support;

namespace Monitoring.Simulators.Tests.Factory;

public sealed class PlantFileTests
{
    private const string Good = """
        {"name":"small","time_zone":"Asia/Tokyo","transformer":{"kva":100,"no_load_kw":0.3,"load_loss_kw":1.5,"no_load_kvar":0.3},
         "machines":[{"meter":"press-1","model":"hydraulic-press","rated_kw":11}]}
        """;

    [Fact]
    public void A_plant_of_ones_own_needs_a_name_a_zone_a_transformer_and_machines()
    {
        var plant = Read(Good);
        Assert.Equal("press-1", Assert.Single(plant.Machines).Meter);
    }

    [Theory]
    [InlineData("Asia/Tokyo", "Asia/Nowhere", "time_zone 'Asia/Nowhere' is not known")]
    [InlineData("hydraulic-press", "steam-press", "steam-press")]
    [InlineData("rated_kw", "rated_hp", "rated_hp")]
    [InlineData("\"press-1\"", "\"press 1\"", "machine 'press 1'")]
    [InlineData("\"press-1\"", "\"main\"", "meter 'main' is there twice")]
    [InlineData("\"rated_kw\":11", "\"rated_kw\":11,\"phases\":[0.5,0.5,0.5]", "add up to 1")]
    [InlineData("\"name\":\"small\",", "", "name")]
    public void A_bad_plant_is_refused_with_the_place(string good, string bad, string cause) =>
        Assert.Contains(cause, Assert.Throws<FormatException>(() => Read(Good.Replace(good, bad, StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("nowhere.json", Assert.Throws<FormatException>(() => PlantFile.Read("nowhere.json")).Message, StringComparison.Ordinal);

    private static Plant Read(string json)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("plant.json"), json);
        return PlantFile.Read(folder.File("plant.json"));
    }
}
