using System.Globalization;
using Monitoring.Simulators.Factory.Intervals;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Profiles;
using Monitoring.Simulators.Factory.Truth;

namespace Monitoring.Simulators.Factory.Commands;

/// <summary>Writes the files that the command line asks for.</summary>
internal static class FileOutputs
{
    internal static async Task WriteAsync(FactoryOrder order, Plant plant, TimeProvider time, CancellationToken cancel)
    {
        Place("--yaml", order.Yaml, file => File.WriteAllText(file, order.TextOf().Text));
        Place("--profile", order.Profile, file => File.WriteAllText(file, SiteProfileOf.Write(plant)));
        if ((order.Intervals ?? order.Truth) is null)
        {
            return;
        }

        var (from, to) = FactoryOptions.SpanOf(order, plant, time);
        if (order.Intervals is { } intervals)
        {
            await WorkProgress.ShowAsync("intervals", progress => Task.Run(
                () => Place("--intervals", intervals, f => IntervalFile.Write(f, PlantSeries.Of(plant, order.Seed, from, to, order.Step, progress: progress, cancel: cancel))), cancel));
        }

        if (order.Truth is { } truth)
        {
            IReadOnlyList<TrueFault> faults = [];
            await WorkProgress.ShowAsync("truth", progress => Task.Run(
                () => faults = [.. PlantTruth.Of(plant, order.Seed, from, to, progress, cancel), .. MeterTruth.Of(plant, order.Seed, from, to, cancel)], cancel));
            Place("--truth", truth, f => TruthFile.Write(f, faults));
            foreach (var fault in faults.Where(f => f.RightReading is null))
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"  {fault.Code} {fault.Machine}: {fault.WastedKwhPerMonth:N0} kWh and {fault.YenPerMonth ?? 0:N0} yen a month"));
            }
        }
    }

    private static void Place(string option, string? file, Action<string> write)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            write(file);
            Console.WriteLine($"{option} {file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{option} {file}: {e.Message}", e);
        }
    }
}
