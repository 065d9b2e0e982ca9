using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Options;
using Monitoring.Analysis.Sites;

namespace Monitoring.Dashboard.Sites;

/// <summary>
/// Reads <c>{site}.json</c> from <c>Dashboard:SitesFolder</c>, anew whenever the file has changed: an edited profile shows within
/// seconds, and a broken one leaves the site without a profile and says why.
/// </summary>
public sealed class SiteProfiles(IOptions<DashboardOptions> options)
{
    // Says so when a file is in another encoding, instead of showing replacement characters.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _folder = options.Value.SitesPath;
    private readonly ConcurrentDictionary<string, ReadProfile> _read = new(StringComparer.Ordinal);

    /// <summary>The file of a site's profile, for messages.</summary>
    public string FileOf(string site) => Path.Combine(_folder, site + ".json");

    /// <summary>The profile of a site and what is wrong with its file.</summary>
    public (SiteProfile? Profile, IReadOnlyList<string> Problems) Of(string site)
    {
        var file = new FileInfo(FileOf(site));
        if (!file.Exists)
        {
            return (null, []);
        }

        var stamp = (file.LastWriteTimeUtc, file.Length);
        var read = _read.TryGetValue(site, out var known) && known.Stamp == stamp ? known : Read(site, file, stamp);
        _read[site] = read;
        return (read.Profile, read.Problems);
    }

    /// <summary>Every profile file with problems, as <c>file: problem</c>; also those of sites that do not exist.</summary>
    public IReadOnlyList<string> AllProblems() => !Directory.Exists(_folder) ? [] :
    [
        .. Directory.EnumerateFiles(_folder, "*.json")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .SelectMany(site => Of(site).Problems),
    ];

    private static ReadProfile Read(string site, FileInfo file, (DateTime, long) stamp)
    {
        try
        {
            if (!SiteProfileJson.TryRead(File.ReadAllText(file.FullName, StrictUtf8), out var profile, out var problems))
            {
                return new ReadProfile(stamp, null, [.. problems.Select(p => $"{file.Name}: {p}")]);
            }

            return profile.Site == site
                ? new ReadProfile(stamp, profile, [])
                : new ReadProfile(stamp, null, [$"{file.Name}: site is '{profile.Site}' but the file is named for '{site}': rename one of them."]);
        }
        catch (DecoderFallbackException)
        {
            return new ReadProfile(stamp, null, [$"{file.Name}: is not UTF-8 text, perhaps Shift_JIS: save it as UTF-8."]);
        }
        catch (IOException e)
        {
            // Half-written or locked: the next look reads it again because nothing is remembered under its real stamp.
            return new ReadProfile(default, null, [$"{file.Name}: cannot be read: {e.Message}"]);
        }
        catch (UnauthorizedAccessException e)
        {
            return new ReadProfile(default, null, [$"{file.Name}: cannot be read: {e.Message} Give the Dashboard's user the right to read it."]);
        }
    }

    private sealed record ReadProfile((DateTime Written, long Length) Stamp, SiteProfile? Profile, IReadOnlyList<string> Problems);
}
