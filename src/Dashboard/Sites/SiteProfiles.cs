using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Monitoring.Analysis.Sites;

namespace Monitoring.Dashboard.Sites;

/// <summary>Reads what people entered about each site from <c>{site}.json</c> in the sites folder; a changed file is read again.</summary>
public sealed class SiteProfiles(IOptions<DashboardOptions> options)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, LoadedProfile Loaded)> _read = new(StringComparer.Ordinal);

    /// <summary>The profile of a site; only its id where there is no file or the file has problems.</summary>
    public LoadedProfile Of(string site)
    {
        var file = Path.Combine(Path.GetFullPath(options.Value.SitesFolder, AppContext.BaseDirectory), site + ".json");
        var written = File.GetLastWriteTimeUtc(file);
        if (_read.TryGetValue(site, out var known) && known.Written == written)
        {
            return known.Loaded;
        }

        var loaded = Read(site, file);
        _read[site] = (written, loaded);
        return loaded;
    }

    private static LoadedProfile Read(string site, string file)
    {
        var none = new SiteProfile { Site = site };
        if (!File.Exists(file))
        {
            return new LoadedProfile(none, file, []);
        }

        try
        {
            return SiteProfileJson.TryRead(File.ReadAllText(file), out var profile, out var problems)
                ? new LoadedProfile(profile, file, [])
                : new LoadedProfile(none, file, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new LoadedProfile(none, file, [new ProfileProblem("$", $"cannot be read: {e.Message}")]);
        }
    }
}

/// <summary>A profile as it was read.</summary>
/// <param name="Profile">The profile; only the id when there is none or it has problems.</param>
/// <param name="File">Where it is, or would be.</param>
/// <param name="Problems">Everything that is wrong with the file.</param>
public sealed record LoadedProfile(SiteProfile Profile, string File, IReadOnlyList<ProfileProblem> Problems);
