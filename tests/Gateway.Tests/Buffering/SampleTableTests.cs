using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Gateway.Buffering;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Buffering;

public sealed class SampleTableTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestBuffer _buffer;
    private readonly SampleTable _samples;

    public SampleTableTests()
    {
        _buffer = new TestBuffer(_folder.Path);
        _samples = new SampleTable(_buffer.File, NullLogger<SampleTable>.Instance);
    }

    public void Dispose()
    {
        _buffer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Samples_of_one_topic_and_reason_are_counted_together_and_the_newest_payload_is_kept()
    {
        _samples.Add([new Sample("t", "unknown_topic", 2, 10, [1])]);
        _samples.Add([new Sample("t", "unknown_topic", 3, 20, [2]), new Sample("t", "malformed_json", 1, 15, [3])]);

        Assert.Equivalent(
            new[] { new Sample("t", "unknown_topic", 5, 20, [2]), new Sample("t", "malformed_json", 1, 15, [3]) }, _samples.Read(), strict: true);
    }

    [Fact]
    public void The_table_is_bounded_and_drops_the_longest_unseen()
    {
        _samples.Add([.. Enumerable.Range(0, SampleTable.Limit + 10).Select(i => new Sample($"t{i}", "unknown_topic", 1, i, []))]);

        var kept = _samples.Read();
        Assert.Equal(SampleTable.Limit, kept.Count);
        Assert.Equal("t10", kept[^1].Topic);
    }
}
