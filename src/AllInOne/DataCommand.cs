using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Importing;
using Monitoring.Ingestor.Reading.Export;

namespace Monitoring.AllInOne;

/// <summary>The Ingestor's commands on the files in a data folder, which is chosen as for the program: <c>--data DIR</c>, <c>--demo</c>, <c>--store</c>.</summary>
internal static class DataCommand
{
    internal const string Keys = "keys";
    internal const string Import = "import";
    internal const string Export = "export";

    internal static Task<int> RunAsync(string[] args)
    {
        var rest = args.ToList();
        var data = Take(rest, "--data");
        var store = Take(rest, "--store") ?? "sqlite";
        var options = new AllInOneOptions(
            rest.Remove("--demo"), Path.GetFullPath(data ?? AllInOneCommand.DefaultData(args.Contains("--demo"))), "", null, null, 0, "", store, 0);
        return args[0] switch
        {
            Keys => KeysCommand.RunAsync([.. rest], Console.Out, options.Database, Console.Error),
            Import => ImportCommand.RunAsync([.. rest], Console.Out, options.Database, Console.Error),
            _ => ExportCommand.RunAsync([.. rest], Console.Out, Console.Error, options.StorageSettings),
        };
    }

    private static string? Take(List<string> args, string option)
    {
        var at = args.FindIndex(a => a == option || a.StartsWith(option + "=", StringComparison.Ordinal));
        if (at < 0)
        {
            return null;
        }

        var isJoined = args[at] != option;
        var value = isJoined ? args[at][(option.Length + 1)..] : args.ElementAtOrDefault(at + 1);
        args.RemoveRange(at, Math.Min(args.Count - at, isJoined ? 1 : 2));
        return value;
    }
}
