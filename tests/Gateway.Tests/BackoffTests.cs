namespace Monitoring.Gateway.Tests;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_grow_from_about_a_second_to_the_cap_and_start_over_after_a_success()
    {
        var backoff = new Backoff();
        var waits = Enumerable.Range(0, 12).Select(_ => backoff.Next().TotalSeconds).ToArray();

        for (var i = 0; i < waits.Length; i++)
        {
            var full = Math.Min(30, Math.Pow(2, i));
            Assert.InRange(waits[i], full / 2, full);
        }

        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.5, 1);
    }
}
