using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Gateway.Buffering;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Buffering;

public sealed class MessageBufferTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Groups_come_back_in_order_and_whole_after_reopening()
    {
        using (var buffer = Open())
        {
            buffer.Append([Message("a", 1), Message("工場/b", 2)]);
            buffer.Append([Message("c", 3)]);
        }

        using var again = Open();
        var groups = again.Peek(0, 100);
        Assert.Equal(["a", "工場/b", "c"], groups.SelectMany(g => g.Messages).Select(m => m.Topic));
        Assert.Equal([1, 2, 3], groups.SelectMany(g => g.Messages).Select(m => m.Payload.Span[0]));
    }

    [Fact]
    public void Peeking_changes_nothing_and_deleting_removes_up_to_the_given_group()
    {
        using var buffer = Open();
        buffer.Append([Message("a", 1)]);
        buffer.Append([Message("b", 2)]);
        var first = buffer.Peek(0, 1);
        Assert.Equal(first.Select(g => g.Id), buffer.Peek(0, 1).Select(g => g.Id));
        buffer.Delete(first[^1].Id);
        Assert.Equal("b", buffer.Peek(0, 100).Single().Messages.Single().Topic);
        Assert.Equal((1, 7), (buffer.Depth().Messages, buffer.Depth().OldestMs));
    }

    [Fact]
    public void A_damaged_group_is_told_apart_and_the_sound_ones_stay()
    {
        using (var buffer = Open())
        {
            buffer.Append([Message("a", 1)]);
            buffer.Append([Message("b", 2), Message("c", 3)]);
        }

        using (var direct = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.File("buffer.db")};Pooling=False"))
        {
            direct.Open();
            using var command = direct.CreateCommand();
            command.CommandText = "UPDATE groups SET data = zeroblob(length(data)) WHERE id = 2";
            command.ExecuteNonQuery();
        }

        using var again = Open();
        var groups = again.Peek(0, 100);
        Assert.Equal([false, true], groups.Select(g => g.Damaged));
        Assert.Equal(2, groups[1].Count);
    }

    [Fact]
    public void A_file_that_is_no_database_is_set_aside_and_a_new_one_begun()
    {
        File.WriteAllText(_folder.File("buffer.db"), new string('x', 8192));
        using var buffer = Open();
        buffer.Append([Message("a", 1)]);
        Assert.Single(buffer.Peek(0, 100));
        Assert.Equal(1, buffer.SetAside);
        Assert.Single(Directory.GetFiles(_folder.Path, "*.damaged-*"));
    }

    private static ReceivedMessage Message(string topic, byte payload) => new(topic, new byte[] { payload }, 7);

    private MessageBuffer Open() => new(
        new GatewayOptions { Buffer = new BufferOptions { Folder = _folder.Path } }, TimeProvider.System, NullLogger<MessageBuffer>.Instance);
}
