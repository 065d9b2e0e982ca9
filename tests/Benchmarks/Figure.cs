using System.Text.Json;

namespace Monitoring.Benchmarks;

/// <summary>Prints figures as scripts read them: <c>{"figure","case","value","unit","n","min","max"}</c>.</summary>
internal static class Figure
{
    /// <param name="figure">Name, e.g. <c>path.messages_per_second</c>.</param>
    /// <param name="case">What it was measured on, e.g. <c>mosquitto-influx</c>.</param>
    /// <param name="unit">Unit of the values.</param>
    /// <param name="values">One per round; their median is the value.</param>
    public static void Print(string figure, string @case, string unit, IReadOnlyCollection<double> values) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(new
        {
            figure, @case, value = Rounded(Median(values)), unit, n = values.Count, min = Rounded(values.Min()), max = Rounded(values.Max()),
        }));

    private static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // More digits than the measurement has would only look exact.
    private static double Rounded(double value) => Math.Round(value, value >= 1000 ? 0 : 2);
}
