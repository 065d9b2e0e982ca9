using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Connecting;

namespace Monitoring.Dashboard.Tests.Connecting;

public sealed class MeterAddressTests
{
    private static readonly Uri Local = new("http://localhost:8080/s/site-1/connect");
    private static readonly Uri Plant = new("http://plant-pc:8080/s/site-1/connect");

    [Fact]
    public void A_broker_on_loopback_is_said_to_be_reachable_from_here_only() =>
        Assert.Equal(new MeterAddress("127.0.0.1", 1883, OnlyHere: true), MeterAddress.Of("mqtt://127.0.0.1:1883", Plant));

    [Fact]
    public void A_broker_on_every_address_is_reached_by_the_name_that_reached_this_page()
    {
        Assert.Equal(new MeterAddress("plant-pc", 1884, OnlyHere: false), MeterAddress.Of("mqtt://0.0.0.0:1884", Plant));
        Assert.Equal(new MeterAddress("plant-pc", 1883, OnlyHere: false), MeterAddress.Of("mqtt://[::]", Plant));
        Assert.Equal(new MeterAddress(null, 1883, OnlyHere: false), MeterAddress.Of("mqtt://0.0.0.0:1883", Local));
    }

    [Fact]
    public void A_named_broker_is_shown_as_it_is_and_without_a_setting_nothing_is_claimed()
    {
        Assert.Equal(new MeterAddress("broker.local", 1883, OnlyHere: false), MeterAddress.Of("mqtt://broker.local", Local));
        Assert.Null(MeterAddress.Of(null, Local));
    }

    [Theory]
    [InlineData("mqtt://10.0.0.5:1883", true)]
    [InlineData("mqtts://broker", true)]
    [InlineData("10.0.0.5:1883", false)]
    [InlineData("http://10.0.0.5", false)]
    public void A_setting_is_checked(string setting, bool valid) => Assert.Equal(valid, MeterAddress.IsValid(setting));

    [Fact]
    public void The_profile_that_is_shown_to_copy_is_a_valid_one()
    {
        Assert.True(SiteProfileJson.TryRead(ConnectExamples.Profile("site-1"), out var profile, out var problems), string.Join('\n', problems));
        Assert.Equal(("site-1", 300), (profile.Site, profile.Contract!.ContractKw));
    }
}
