using System.Net;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Ingesting;

public sealed class IngestorClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_read_of_the_api_arrives()
    {
        await using var bed = await NowBed.StartAsync();
        var from = SampleNow.Moment.AddHours(-1);

        Assert.Equal("Asia/Tokyo", Assert.Single(await bed.Client.SitesAsync(Cancel)).TimeZone);
        Assert.Equal(10, (await bed.Client.MetersAsync("demo", Cancel)).Count);
        Assert.Equal(10, (await bed.Client.LatestAsync("demo", Cancel)).Count);
        Assert.Equal(5, (await bed.Client.IntervalsAsync("demo", "main", from, SampleNow.Moment, Cancel)).Start.Count);
        var minutes = await bed.Client.ReadingsAsync("demo", "main", "active_power_w", from, SampleNow.Moment, TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal(60, minutes.Time.Count);
        Assert.Equal(TimeSpan.FromMinutes(1), minutes.Time[1] - minutes.Time[0]);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, IngestorFault.KeyRefused)]
    [InlineData(HttpStatusCode.Forbidden, IngestorFault.KeyRefused)]
    [InlineData(HttpStatusCode.NotFound, IngestorFault.NotFound)]
    [InlineData(HttpStatusCode.InternalServerError, IngestorFault.Answer)]
    [InlineData(HttpStatusCode.NoContent, IngestorFault.Answer)]
    public async Task A_refusal_is_told_by_its_kind(HttpStatusCode status, IngestorFault expected)
    {
        await using var bed = await NowBed.StartAsync();
        bed.Ingestor.Failure = status;
        Assert.Equal(expected, (await Assert.ThrowsAsync<IngestorException>(() => bed.Client.SitesAsync(Cancel))).Fault);
    }

    [Fact]
    public async Task A_dead_Ingestor_is_unreachable()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Monitoring.Support.FreePort.Next()}/") };
        var fault = await Assert.ThrowsAsync<IngestorException>(() => new IngestorClient(http).SitesAsync(Cancel));
        Assert.Equal(IngestorFault.Unreachable, fault.Fault);
    }

    [Fact]
    public async Task A_site_that_does_not_exist_is_not_found()
    {
        await using var bed = await NowBed.StartAsync();
        Assert.Equal(IngestorFault.NotFound, (await Assert.ThrowsAsync<IngestorException>(() => bed.Client.MetersAsync("nowhere", Cancel))).Fault);
    }
}
