using System.Text.Json;

namespace Monitoring.Simulators.Factory.Publishing;

/// <summary>What a simulated plant remembers over a restart; its counters need no memory.</summary>
/// <param name="Plant">Id of the plant.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Until">Up to when it has published, UTC.</param>
/// <param name="MissingFrom">Start of a history that was not yet wholly sent; null when there is none.</param>
/// <param name="Since">The plant's first day, on which its counters depend; null in a file from before it was kept.</param>
public sealed record PlantState(string Plant, int Seed, DateTimeOffset Until, DateTimeOffset? MissingFrom, DateOnly? Since = null)
{
    /// <summary>Reads the file; null when there is none or it was not written to its end.</summary>
    /// <exception cref="FormatException">It is of another plant: two plants under the same meter ids would tear the counters.</exception>
    public static PlantState? Read(string? file, string plant, int seed)
    {
        try
        {
            var state = File.Exists(file) ? JsonSerializer.Deserialize<PlantState>(File.ReadAllText(file)) : null;
            return state is null || (state.Plant == plant && state.Seed == seed) ? state : throw new FormatException(
                $"{file} is of the plant '{state.Plant}' with --seed {state.Seed}: use these, or start another plant with its own file or folder.");
        }
        catch (JsonException)
        {
            return null; // The history is sent anew; equal points are stored once.
        }
    }

    /// <summary>First a whole new file, then the name: a crash leaves the old one or the new one.</summary>
    internal void Write(string file)
    {
        File.WriteAllText(file + ".tmp", JsonSerializer.Serialize(this));
        File.Move(file + ".tmp", file, overwrite: true);
    }
}
