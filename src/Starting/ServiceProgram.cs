using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace Monitoring.Starting;

/// <summary>What the programs of the services have in common: a start that fails says why in plain sentences, and <c>--help</c> explains.</summary>
public static class ServiceProgram
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    /// <summary>Builds and runs a service until it is stopped.</summary>
    /// <returns>Exit code: 0 stopped, 1 could not start.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            await using var app = build();
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (WhyNotStarted(e) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }
    }

    /// <summary>Why a service did not start, in plain sentences; null for a fault that is not of the set-up.</summary>
    public static string? WhyNotStarted(Exception e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e is StartException ? e.Message
            : e.Source?.StartsWith(Kestrel, StringComparison.Ordinal) != true ? null
            : e.Message.Contains("HTTPS", StringComparison.Ordinal)
                ? "--urls has an https address, and that needs a certificate: name its file in Kestrel__Certificates__Default__Path and its password in " +
                  "Kestrel__Certificates__Default__Password, or use http, if need be behind a proxy that speaks https."
            : $"{e.Message} Choose another address with --urls.";
    }

    /// <summary>True when the command line asks how the program is used.</summary>
    public static bool AsksForHelp(IEnumerable<string> args) => args.Any(a => a is "--help" or "-h" or "-?");

    /// <summary>Shows a text and is done.</summary>
    /// <returns>Exit code 0.</returns>
    public static int Show(string text)
    {
        Console.Out.WriteLine(text);
        return 0;
    }

    /// <summary>How a service is used: what it is, its commands, and its settings with their defaults.</summary>
    /// <param name="program">Name of the program.</param>
    /// <param name="what">What it does, one sentence.</param>
    /// <param name="commands">Lines that explain its commands.</param>
    /// <param name="urls">Where it listens unless told otherwise.</param>
    /// <param name="section">Name of its section of the settings.</param>
    /// <param name="defaults">The settings as they are when nothing is given.</param>
    public static string Help(string program, string what, IEnumerable<string> commands, string urls, string section, object defaults)
    {
        ArgumentNullException.ThrowIfNull(section);
        var text = new StringBuilder().AppendLine(what).AppendLine().AppendLine("Usage:");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {program} [--KEY=VALUE ...]   run until Ctrl+C");
        foreach (var command in commands)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {program} {command}");
        }

        text.AppendLine().AppendLine("Settings and their defaults:");
        foreach (var (key, value) in StrictSettings.Describe(section, defaults).Prepend(("urls", urls)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {key,-34} {Shown(value)}");
        }

        return text.AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"They are read from appsettings.json and {section.ToLowerInvariant()}.settings.json beside the program, then from the environment")
            .Append(CultureInfo.InvariantCulture, $"({section}__KEY=...), then from the command line (--{section}:KEY=...); the last one counts.")
            .ToString();
    }

    private static string Shown(object? value) => value switch
    {
        null or "" => "(none)",
        IList => "(a list: :0, :1 and so on)",
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
