using Microsoft.Extensions.Time.Testing;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Tests.Stores;

public sealed class StoreRestTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Each_failure_lengthens_the_rest_up_to_a_limit_and_a_success_ends_it()
    {
        var rest = new StoreRest(_time);
        foreach (var seconds in new[] { 1, 2, 4, 8, 8 })
        {
            Assert.Equal(TimeSpan.Zero, rest.Remaining());
            Assert.Equal(TimeSpan.FromSeconds(seconds), rest.Failed());
            Assert.Equal(TimeSpan.FromSeconds(seconds), rest.Remaining());
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }

        rest.Succeeded();
        Assert.Equal(TimeSpan.Zero, rest.Remaining());
        Assert.Equal(TimeSpan.FromSeconds(1), rest.Failed());
    }

    [Fact]
    public void Writes_that_fail_together_are_one_failure()
    {
        var rest = new StoreRest(_time);
        Assert.Equal(TimeSpan.FromSeconds(1), rest.Failed());
        Assert.Equal(TimeSpan.FromSeconds(1), rest.Failed());
    }

    [Fact]
    public void After_the_rest_one_write_tries_and_the_others_wait_for_its_luck()
    {
        var rest = new StoreRest(_time);
        rest.Failed();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, rest.Remaining());
        Assert.NotEqual(TimeSpan.Zero, rest.Remaining());
    }
}
