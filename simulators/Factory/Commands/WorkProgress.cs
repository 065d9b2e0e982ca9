using System.Globalization;
using Spectre.Console;

namespace Monitoring.Simulators.Factory.Commands;

/// <summary>Shows how far long work is: a bar on a terminal, a line per tenth elsewhere.</summary>
internal static class WorkProgress
{
    internal static Task ShowAsync(string title, Func<IProgress<double>, Task> work) => Console.IsOutputRedirected ? work(new Lines(title)) : BarAsync(title, work);

    private static Task BarAsync(string title, Func<IProgress<double>, Task> work) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(title), maxValue: 1))));

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }

    private sealed class Lines(string title) : IProgress<double>
    {
        private int _tenth;

        public void Report(double value)
        {
            if ((int)(10 * value) > _tenth)
            {
                _tenth = (int)(10 * value);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title} {10 * _tenth} %"));
            }
        }
    }
}
