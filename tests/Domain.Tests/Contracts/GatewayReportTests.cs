using Monitoring.Domain.Contracts;

namespace Monitoring.Domain.Tests.Contracts;

public sealed class GatewayReportTests
{
    [Fact]
    public void A_report_that_was_written_reads_back_the_same()
    {
        var report = new GatewayReport(new DateTimeOffset(2026, 11, 24, 9, 30, 0, 250, TimeSpan.Zero), 1200, TimeSpan.FromSeconds(95));
        Assert.Equal("clock=1795512600250, waiting=1200, oldest=95", report.ToHeader());
        Assert.Equal(report, GatewayReport.Parse(report.ToHeader()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("clock=1, waiting=2")]
    [InlineData("clock=x, waiting=2, oldest=3")]
    [InlineData("clock=-1, waiting=2, oldest=3")]
    [InlineData("clock=999999999999999999, waiting=2, oldest=3")]
    [InlineData("clock=1, waiting=2, oldest=999999999999999999")]
    [InlineData("clock=99999999999999999999999, waiting=2, oldest=3")]
    [InlineData("=,=,=")]
    public void What_is_no_report_reads_as_none(string? header) => Assert.Null(GatewayReport.Parse(header));
}
