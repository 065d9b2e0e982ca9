using System.CommandLine;
using System.Globalization;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Publishing;

namespace Monitoring.Simulators.Factory.Commands;

/// <summary>The options of the command line.</summary>
internal sealed class FactoryOptions
{
    private const int UsualDays = 365;

    private readonly Option<string> _plant = new("--plant") { DefaultValueFactory = _ => PlantFile.Demo, Description = "A ready plant's name (see --list), random, or a file that describes a plant" };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "Seed; the same seed gives the same plant by every way out" };
    private readonly Option<bool> _clean = new("--clean") { Description = "Leave every fault out" };
    private readonly Option<string?> _history = new("--history") { Description = "Past to publish, in days, e.g. 60d; ends after it unless --live is given too" };
    private readonly Option<bool> _live = new("--live") { Description = "Publish from now on; what it does when nothing else is asked for" };
    private readonly Option<FileInfo?> _state = new("--state") { Description = "File in which it remembers how far it came, to fill the time it was not running" };
    private readonly Option<FileInfo?> _intervals = new("--intervals") { Description = "Write every machine and circuit in intervals: CSV, or JSON lines when the name ends in .jsonl" };
    private readonly Option<int> _step = new("--step") { DefaultValueFactory = _ => 15, Description = "Length of these intervals in minutes" };
    private readonly Option<FileInfo?> _truth = new("--truth") { Description = "Write what is really wrong and what it wastes, as JSON lines" };
    private readonly Option<FileInfo?> _profile = new("--profile") { Description = "Write the site profile that the Dashboard reads" };
    private readonly Option<FileInfo?> _yaml = new("--yaml") { Description = "Write the plant's own file, to look at or to start from" };
    private readonly Option<string?> _since = new("--since") { Description = "Local day on which the plant begins, in place of its file's counters_since; its faults move with it" };
    private readonly Option<string?> _from = new("--from") { Description = "First local day of --intervals and --truth, e.g. 2026-04-01; a year before --to unless given" };
    private readonly Option<string?> _to = new("--to") { Description = "Local day at whose start they end; today unless given" };
    private readonly Option<bool> _list = new("--list") { Description = "List the ready plants" };

    internal BrokerOptions Broker { get; } = new();

    internal IEnumerable<Option> All =>
        [_plant, _seed, _clean, _since, _history, _live, _state, _intervals, _step, _truth, _from, _to, _profile, _yaml, _list, .. Broker.All];

    /// <summary>What is asked for.</summary>
    /// <exception cref="FormatException">An option cannot be used; the message names it and the cure.</exception>
    internal FactoryOrder Read(ParseResult parsed) => new()
    {
        PlantName = parsed.GetValue(_plant)!,
        Seed = parsed.GetValue(_seed),
        Clean = parsed.GetValue(_clean),
        History = HistoryOf(parsed.GetValue(_history)),
        Live = parsed.GetValue(_live),
        State = parsed.GetValue(_state)?.FullName,
        Intervals = parsed.GetValue(_intervals)?.FullName,
        Step = parsed.GetValue(_step) is > 0 and var minutes ? TimeSpan.FromMinutes(minutes) : throw new FormatException("--step: minutes, 1 or more."),
        Truth = parsed.GetValue(_truth)?.FullName,
        Profile = parsed.GetValue(_profile)?.FullName,
        Yaml = parsed.GetValue(_yaml)?.FullName,
        Since = DayOf("--since", parsed.GetValue(_since)),
        From = DayOf("--from", parsed.GetValue(_from)),
        To = DayOf("--to", parsed.GetValue(_to)),
        List = parsed.GetValue(_list),
    };

    /// <summary>The span of the files that are written.</summary>
    /// <exception cref="FormatException">It cannot be; the message says what to change.</exception>
    internal static (DateTimeOffset From, DateTimeOffset To) SpanOf(FactoryOrder order, Plant plant, TimeProvider time)
    {
        var to = order.To ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), plant.Zone).DateTime);
        var from = order.From ?? (to.AddDays(-UsualDays) is var year && year < plant.CountersSince ? plant.CountersSince : year);
        return from < plant.CountersSince ? throw new FormatException($"--from {Say(from)}: the plant begins on {Say(plant.CountersSince)} (counters_since in its file).")
            : from >= to ? throw new FormatException($"--to {Say(to)}: must be after --from {Say(from)}.")
            : (plant.StartOf(from), plant.StartOf(to));
    }

    private static TimeSpan? HistoryOf(string? text) => text is null ? null
        : text.EndsWith('d') && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 0 and < 10_000
            ? TimeSpan.FromDays(days)
            : throw new FormatException($"--history '{text}': a number of days such as 60d.");

    private static DateOnly? DayOf(string option, string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"{option} '{text}': a day such as 2026-04-01.");

    private static string Say(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
