using Microsoft.Data.Sqlite;
using Monitoring.Gateway.Buffering;
using Monitoring.Starting;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Buffering;

public sealed class MessageBufferTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Peeking_gives_messages_in_order_and_changes_nothing()
    {
        using var buffer = new TestBuffer(_folder.Path);
        buffer.Append(10, "a", "b");
        buffer.Append(20, "c");

        Assert.Equal(["a", "b", "c"], buffer.Payloads());
        Assert.Equal(["a", "b", "c"], buffer.Payloads());
        Assert.Equal(3, buffer.Buffer.State.Messages);
        Assert.Equal(10, buffer.Buffer.State.OldestMs);
    }

    [Fact]
    public void Completing_deletes_up_to_the_group_and_keeps_the_refused_lines()
    {
        using var buffer = new TestBuffer(_folder.Path);
        buffer.Append(10, "a");
        var first = buffer.Buffer.Peek(0, 1)[0].Id;
        buffer.Append(20, "b");

        buffer.Buffer.Complete(first, [new QuarantinedLine("line", "reason")]);

        Assert.Equal(["b"], buffer.Payloads());
        Assert.Equal((1, 20), (buffer.Buffer.State.Messages, buffer.Buffer.State.OldestMs));
        Assert.Equal([new QuarantinedLine("line", "reason")], RefusedTable.Read(buffer.File));
    }

    [Fact]
    public void What_waits_survives_a_restart_and_is_counted_again()
    {
        BufferState before;
        using (var buffer = new TestBuffer(_folder.Path))
        {
            buffer.Append(10, "a", "b");
            before = buffer.Buffer.State;
        }

        using var again = new TestBuffer(_folder.Path);
        Assert.Equal(["a", "b"], again.Payloads());
        Assert.Equal(before, again.Buffer.State);
    }

    [Fact]
    public void A_peek_takes_no_more_than_it_was_asked_for_but_at_least_one_group()
    {
        using var buffer = new TestBuffer(_folder.Path);
        buffer.Append(1, new string('a', 500));
        buffer.Append(2, new string('b', 500));
        buffer.Append(3, "c");

        Assert.Single(buffer.Buffer.Peek(0, 1));
        Assert.Equal(2, buffer.Buffer.Peek(0, 600).Count);
        Assert.Equal(2, buffer.Buffer.Peek(buffer.Buffer.Peek(0, 1)[0].Id, 10_000).Count);
    }

    [Theory]
    [InlineData("this is not a database, it is a text file that somebody put there")]
    [InlineData("")]
    public void A_file_that_is_no_database_is_set_aside_and_a_new_one_started(string content)
    {
        File.WriteAllText(_folder.File("buffer.db"), content + new string('\0', content.Length == 0 ? 0 : 4096));

        using var buffer = new TestBuffer(_folder.Path);
        buffer.Append(1, "a");

        Assert.Equal(["a"], buffer.Payloads());
        Assert.Equal(content.Length == 0 ? 0 : 1, buffer.File.SetAsideCount); // an empty file is a valid empty database
        Assert.Equal(content.Length == 0 ? 0 : 1, Directory.GetFiles(_folder.Path, "buffer.db.damaged-*").Length);
    }

    [Fact]
    public void A_file_with_zeroed_pages_is_set_aside_when_it_is_met_and_new_messages_are_kept()
    {
        using (var buffer = new TestBuffer(_folder.Path))
        {
            for (var i = 0; i < 200; i++)
            {
                buffer.Append(i, new string((char)('a' + (i % 26)), 900));
            }
        }

        using (var file = File.OpenWrite(_folder.File("buffer.db")))
        {
            file.Position = 4096; // all but the first page
            file.Write(new byte[file.Length - 4096]);
        }

        using var again = new TestBuffer(_folder.Path);
        try
        {
            again.Append(1, "new");
        }
        catch (BufferException)
        {
            again.Append(1, "new"); // the failed call set the file aside
        }

        Assert.Equal(["new"], again.Payloads());
        Assert.Equal(1, again.File.SetAsideCount);
        Assert.Single(Directory.GetFiles(_folder.Path, "buffer.db.damaged-*"), f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal));
    }

    [Fact]
    public void A_delete_meant_for_a_file_that_was_set_aside_does_not_hit_the_new_one()
    {
        long oldId;
        using (var buffer = new TestBuffer(_folder.Path))
        {
            buffer.Append(1, "old");
            oldId = buffer.Buffer.Peek(0, 1)[0].Id;
        }

        File.Delete(_folder.File("buffer.db"));
        using var again = new TestBuffer(_folder.Path);
        again.Append(2, "new");
        again.Buffer.Complete(oldId, []);

        Assert.Equal(["new"], again.Payloads());
    }

    [Fact]
    public void A_failed_write_reports_failure_and_the_next_one_works_on_a_fresh_handle()
    {
        using var buffer = new TestBuffer(_folder.Path);
        buffer.Append(1, "a");
        using (new Servers.BufferLock(_folder.Path))
        {
            Assert.Throws<BufferException>(() => buffer.Append(2, "b"));
            Assert.NotNull(buffer.File.Problem);
        }

        buffer.Append(3, "c");
        Assert.Null(buffer.File.Problem);
        Assert.Equal(["a", "c"], buffer.Payloads());
        Assert.Equal(2, buffer.Buffer.State.Messages);
    }

    [Fact]
    public void A_damaged_group_is_put_aside_in_the_file_and_counted()
    {
        using var buffer = new TestBuffer(_folder.Path);
        buffer.Append(1, "a");
        buffer.Append(2, "b");
        var damaged = buffer.Buffer.Peek(0, 1)[0];

        buffer.Buffer.PutAside(damaged.Id, new InvalidDataException());

        Assert.Equal(["b"], buffer.Payloads());
        Assert.Equal((1, 1), (buffer.Buffer.State.Messages, buffer.Buffer.State.DamagedGroups));
    }

    [Fact]
    public void Rot_in_a_group_is_seen_on_reading_and_never_gives_another_content()
    {
        using var buffer = new TestBuffer(_folder.Path);
        buffer.Append(1, string.Concat(Enumerable.Range(0, 100).Select(i => $"reading {i} ")));
        var group = buffer.Buffer.Peek(0, 1)[0];
        using var compression = new GroupCompression();
        var sound = compression.Unpack(group.Packed, group.PlainBytes).ToArray();
        var seen = 0;

        for (var at = 0; at < group.Packed.Length; at++)
        {
            var rotten = group.Packed.ToArray();
            rotten[at] ^= 0x10;
            try
            {
                Assert.Equal(sound, compression.Unpack(rotten, group.PlainBytes).ToArray()); // a few header bits mean nothing
            }
            catch (ZstdSharp.ZstdException)
            {
                seen++;
            }
        }

        Assert.InRange(seen, group.Packed.Length - 3, group.Packed.Length);
    }

    [Fact]
    public void Two_gateways_cannot_share_a_buffer()
    {
        using var first = new TestBuffer(_folder.Path);

        var error = Assert.Throws<StartException>(() => new TestBuffer(_folder.Path));

        Assert.Contains("Gateway:Buffer:Folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_quarantine_keeps_only_the_newest_lines()
    {
        using var buffer = new TestBuffer(_folder.Path);
        buffer.Buffer.Complete(0, [.. Enumerable.Range(0, RefusedTable.Limit + 5).Select(i => new QuarantinedLine($"l{i}", "r"))]);

        var kept = RefusedTable.Read(buffer.File);
        Assert.Equal(RefusedTable.Limit, kept.Count);
        Assert.Equal($"l{RefusedTable.Limit + 4}", kept[0].Line);
    }

    [Fact]
    public void Every_commit_is_made_with_full_synchronisation_in_wal_mode()
    {
        using var buffer = new TestBuffer(_folder.Path);
        Assert.Equal((2L, "wal"), buffer.File.Use(c => ((long)Pragma(c, "synchronous"), (string)Pragma(c, "journal_mode"))));

        static object Pragma(SqliteConnection connection, string name)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return command.ExecuteScalar()!;
        }
    }
}
