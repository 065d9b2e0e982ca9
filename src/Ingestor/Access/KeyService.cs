using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Ids;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Access;

/// <summary>Makes, lists, revokes and checks keys. A key is 256 random bits; only its hash is stored.</summary>
public sealed class KeyService(IDbContextFactory<IngestorDb> database, TimeProvider time)
{
    /// <summary>Zone of a new site for which none is named.</summary>
    public const string DefaultZone = "Asia/Tokyo";

    // A revoked key stops working after at most this long.
    private static readonly TimeSpan CacheTime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, (KeyInfo? Info, long Until)> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, long> _used = new();

    /// <summary>Makes a key, and its site where that is new. The key is returned once and cannot be shown again.</summary>
    /// <param name="site">Site id, or <c>*</c>.</param>
    /// <param name="name">What the key is for.</param>
    /// <param name="scope"><c>write</c>, <c>read</c> or <c>correct</c>.</param>
    /// <param name="siteName">Display name of a new site; its id unless given.</param>
    /// <param name="timeZone">IANA zone of a new site; <see cref="DefaultZone"/> unless given.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="KeyRefusedException">The wish is not valid, or an existing site has another name or zone.</exception>
    public async Task<string> AddAsync(
        string site, string name, string scope, string? siteName = null, string? timeZone = null, CancellationToken cancel = default)
    {
        Check(site, scope, timeZone ?? DefaultZone);
        await using var db = await database.CreateDbContextAsync(cancel);
        if (site != KeyScope.AllSites)
        {
            if (await db.Sites.AsNoTracking().FirstOrDefaultAsync(s => s.Site == site, cancel) is { } existing)
            {
                CheckSame(existing, siteName, timeZone);
            }
            else
            {
                db.Sites.Add(new SiteRow { Site = site, Name = siteName ?? site, TimeZone = timeZone ?? DefaultZone });
            }
        }

        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Keys.Add(new KeyRow { Site = site, Name = name, Scope = scope, Hash = Hash(key), CreatedMs = time.GetUtcNow().ToUnixTimeMilliseconds() });
        await db.SaveChangesAsync(cancel);
        return key;
    }

    /// <summary>A site; null when there is none of that id.</summary>
    public async Task<SiteRow?> FindSiteAsync(string site, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Sites.AsNoTracking().FirstOrDefaultAsync(s => s.Site == site, cancel);
    }

    /// <summary>Every key with its state, oldest first.</summary>
    public async Task<IReadOnlyList<KeyRow>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Keys.AsNoTracking().OrderBy(k => k.Id).ToListAsync(cancel);
    }

    /// <summary>Revokes a key by its number; false when there is no such valid key.</summary>
    public async Task<bool> RevokeAsync(int id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await db.Keys.Where(k => k.Id == id && k.RevokedMs == null)
            .ExecuteUpdateAsync(s => s.SetProperty(k => k.RevokedMs, now), cancel) > 0;
    }

    /// <summary>What an <c>Authorization</c> header of the form <c>Token KEY</c> or <c>Bearer KEY</c> allows; null when nothing.</summary>
    public async ValueTask<KeyInfo?> CheckAsync(string? authorization, CancellationToken cancel)
    {
        var key = authorization switch
        {
            null => null,
            _ when authorization.StartsWith("Token ", StringComparison.OrdinalIgnoreCase) => authorization[6..].Trim(),
            _ when authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) => authorization[7..].Trim(),
            _ => null,
        };
        if (key is not { Length: > 0 and <= 200 })
        {
            return null;
        }

        var info = await FindAsync(Hash(key), cancel);
        if (info is not null)
        {
            _used[info.Id] = time.GetUtcNow().ToUnixTimeMilliseconds();
        }

        return info;
    }

    /// <summary>Saves when keys were last used.</summary>
    public async Task SaveUseAsync(CancellationToken cancel)
    {
        if (_used.IsEmpty)
        {
            return;
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        foreach (var (id, usedMs) in _used)
        {
            await db.Keys.Where(k => k.Id == id).ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedMs, usedMs), cancel);
            _used.TryRemove(new KeyValuePair<int, long>(id, usedMs));
        }
    }

    private async ValueTask<KeyInfo?> FindAsync(string hash, CancellationToken cancel)
    {
        var now = time.GetTimestamp();
        if (_cache.TryGetValue(hash, out var cached) && now < cached.Until)
        {
            return cached.Info;
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        var row = await db.Keys.AsNoTracking().FirstOrDefaultAsync(k => k.Hash == hash && k.RevokedMs == null, cancel);
        var info = row is null ? null : new KeyInfo(row.Id, row.Site, row.Scope, row.Name);
        if (_cache.Count > 10_000)
        {
            _cache.Clear(); // somebody is guessing
        }

        _cache[hash] = (info, now + (long)(CacheTime.TotalSeconds * time.TimestampFrequency));
        return info;
    }

    private static void Check(string site, string scope, string timeZone)
    {
        if (scope is not (KeyScope.Write or KeyScope.Read or KeyScope.Correct))
        {
            throw new KeyRefusedException($"Scope '{scope}' is not known: write, read or correct.");
        }

        if (site == KeyScope.AllSites && scope == KeyScope.Write)
        {
            throw new KeyRefusedException("A write key belongs to one site: name it.");
        }

        if (site != KeyScope.AllSites && !SiteId.IsValid(site))
        {
            throw new KeyRefusedException($"'{site}' cannot be a site id: letters, digits, '.', '_' and '-' only.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            throw new KeyRefusedException($"Time zone '{timeZone}' is not known: give an IANA name such as Asia/Tokyo.");
        }
    }

    // The ledger's days are cut by it already, so it is not changed in passing.
    private static void CheckSame(SiteRow existing, string? name, string? zone)
    {
        if (zone is not null && !string.Equals(zone, existing.TimeZone, StringComparison.OrdinalIgnoreCase))
        {
            throw new KeyRefusedException(
                $"Site '{existing.Site}' exists with time zone {existing.TimeZone}, not {zone}: leave out --time-zone, or name another --site for a new site.");
        }

        if (name is not null && !string.Equals(name, existing.Name, StringComparison.Ordinal))
        {
            throw new KeyRefusedException(
                $"Site '{existing.Site}' exists with the name '{existing.Name}', not '{name}': leave out --site-name, or name another --site for a new site.");
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>A key cannot be made as wished; the message says why and what to wish instead.</summary>
public sealed class KeyRefusedException(string message) : Exception(message);
