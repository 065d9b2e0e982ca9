using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Intervals;

/// <summary>Every machine and circuit of a plant over a span, in equal intervals: the fast way out, for evaluation.</summary>
public sealed class PlantSeries
{
    /// <summary>Length of a billing interval in the Dashboard's ledger.</summary>
    public static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);

    private PlantSeries(IReadOnlyList<PlaceSeries> places) => Places = places;

    /// <summary>Machines, then circuits, the incoming supply last.</summary>
    public IReadOnlyList<PlaceSeries> Places { get; }

    /// <summary>The incoming supply.</summary>
    public PlaceSeries Main => Places[^1];

    /// <summary>A machine or circuit by its id.</summary>
    /// <exception cref="KeyNotFoundException">There is none with this id.</exception>
    public PlaceSeries this[string place] =>
        Places.FirstOrDefault(p => string.Equals(p.Place, place, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"There is no machine or circuit '{place}': there are {string.Join(", ", Places.Select(p => p.Place))}.");

    /// <summary>Runs a plant over a span.</summary>
    /// <param name="plant">The plant.</param>
    /// <param name="seed">The same seed gives the same plant.</param>
    /// <param name="from">Start, on a whole minute and not before the plant's first day.</param>
    /// <param name="to">End, exclusive; a last part that is shorter than a step is left out.</param>
    /// <param name="step">Length of an interval, whole minutes.</param>
    /// <param name="faults">What is wrong; null for the faults of the plant's file.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ArgumentException">Span or step cannot be; the message says what to change.</exception>
    public static PlantSeries Of(
        Plant plant, int seed, DateTimeOffset from, DateTimeOffset to, TimeSpan step,
        IReadOnlyList<Fault>? faults = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plant);
        Check(plant, from, to, step);
        var run = new Simulation(plant, seed, faults);
        var (minutes, count) = ((int)step.TotalMinutes, (int)((to - from) / step));
        var places = run.Names.Select(n => new PlaceSeries(n, from.ToUniversalTime(), step, count)).ToArray();
        var before = (from - run.Now) / (to - run.Now);
        for (var day = run.Now.AddDays(1); day < from; day = day.AddDays(1))
        {
            cancel.ThrowIfCancellationRequested();
            run.MoveTo(day);
            progress?.Report((day - plant.FirstDay) / (to - plant.FirstDay));
        }

        run.MoveTo(from);
        for (var i = 0; i < count; i++)
        {
            for (var m = 0; m < minutes; m++)
            {
                for (var p = 0; p < places.Length; p++)
                {
                    var (kw, kvar) = run.MeanOf(p);
                    places[p].Add(i, kw, kvar);
                }

                run.Step();
            }

            cancel.ThrowIfCancellationRequested();
            progress?.Report(before + ((1 - before) * (i + 1) / count));
        }

        return new PlantSeries(places);
    }

    private static void Check(Plant plant, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        if (step <= TimeSpan.Zero || step.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            throw new ArgumentException($"A step of {step} cannot be: whole minutes, at least one.", nameof(step));
        }

        if (from.Ticks % TimeSpan.TicksPerMinute != 0 || from < plant.FirstDay)
        {
            throw new ArgumentException($"A span from {from:O} cannot be: it starts on a whole minute, at {plant.FirstDay:O} at the earliest (counters_since).", nameof(from));
        }

        if (to - from < step)
        {
            throw new ArgumentException($"A span from {from:O} to {to:O} holds no interval of {step}: end it later.", nameof(to));
        }
    }
}
