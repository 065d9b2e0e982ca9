using System.Globalization;
using Spectre.Console;

namespace Monitoring.Simulators.Replay;

/// <summary>Shows how far a replay is: a bar on a terminal, a line per tenth elsewhere.</summary>
internal static class ReplayProgress
{
    internal static Task ShowAsync(string title, int total, Func<IProgress<long>, Task> run) =>
        Console.IsOutputRedirected ? run(new Lines(total)) : BarAsync(title, total, run);

    private static Task BarAsync(string title, int total, Func<IProgress<long>, Task> run) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context => run(new Bar(context.AddTask(Markup.Escape(title), maxValue: Math.Max(1, total)))));

    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }

    private sealed class Lines(int total) : IProgress<long>
    {
        private long _tenth;

        public void Report(long value)
        {
            var tenth = total == 0 ? 10 : 10 * value / total;
            if (tenth > _tenth)
            {
                _tenth = tenth;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{10 * tenth} % ({value} of {total})"));
            }
        }
    }
}
