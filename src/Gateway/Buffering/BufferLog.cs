namespace Monitoring.Gateway.Buffering;

internal static partial class BufferLog
{
    [LoggerMessage(1, LogLevel.Information, "Buffer {Path}: {Messages} messages wait from before")]
    internal static partial void BufferOpened(this ILogger logger, string path, long messages);

    [LoggerMessage(2, LogLevel.Error, "Buffer file {Path} is damaged; set aside as {Aside}, a new one is started. Messages in it that were not forwarded stay in that file")]
    internal static partial void BufferSetAside(this ILogger logger, Exception exception, string path, string aside);

    [LoggerMessage(3, LogLevel.Error, "Group {Id} in the buffer cannot be read and was put aside in the file; the rest is forwarded")]
    internal static partial void GroupDamaged(this ILogger logger, Exception exception, long id);

    [LoggerMessage(4, LogLevel.Error, "A group of {Messages} messages could not be written; nothing of it is acknowledged, the senders keep it")]
    internal static partial void CommitFailed(this ILogger logger, Exception exception, int messages);

    [LoggerMessage(5, LogLevel.Warning, "A sample of what could not be decoded could not be kept")]
    internal static partial void SampleNotKept(this ILogger logger, Exception exception);
}
