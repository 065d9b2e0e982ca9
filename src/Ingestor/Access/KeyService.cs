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
    // A revoked key stops working after at most this long.
    private static readonly TimeSpan CacheTime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, (KeyInfo? Info, long Until)> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, long> _used = new();

    /// <summary>Makes a key, and its site where that is new. The key is returned once and cannot be shown again.</summary>
    /// <exception cref="ArgumentException">The site, scope or time zone is not valid; the message says what is.</exception>
    public async Task<string> AddAsync(
        string site, string name, string scope, string? siteName = null, string timeZone = "Asia/Tokyo", CancellationToken cancel = default)
    {
        Check(site, scope, timeZone);
        await using var db = await database.CreateDbContextAsync(cancel);
        if (site != KeyScope.AllSites && !await db.Sites.AnyAsync(s => s.Site == site, cancel))
        {
            db.Sites.Add(new SiteRow { Site = site, Name = siteName ?? site, TimeZone = timeZone });
        }

        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Keys.Add(new KeyRow { Site = site, Name = name, Scope = scope, Hash = Hash(key), CreatedMs = time.GetUtcNow().ToUnixTimeMilliseconds() });
        await db.SaveChangesAsync(cancel);
        return key;
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
        var info = row is null ? null : new KeyInfo(row.Id, row.Site, row.Scope);
        if (_cache.Count > 10_000)
        {
            _cache.Clear(); // somebody is guessing
        }

        _cache[hash] = (info, now + (long)(CacheTime.TotalSeconds * time.TimestampFrequency));
        return info;
    }

    private static void Check(string site, string scope, string timeZone)
    {
        if (scope is not (KeyScope.Write or KeyScope.Read))
        {
            throw new ArgumentException($"Scope '{scope}' is not known: write or read.", nameof(scope));
        }

        if (site == KeyScope.AllSites && scope == KeyScope.Write)
        {
            throw new ArgumentException("A write key belongs to one site: name it.", nameof(site));
        }

        if (site != KeyScope.AllSites && !SiteId.IsValid(site))
        {
            throw new ArgumentException($"'{site}' cannot be a site id: letters, digits, '.', '_' and '-' only.", nameof(site));
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            throw new ArgumentException($"Time zone '{timeZone}' is not known: give an IANA name such as Asia/Tokyo.", nameof(timeZone));
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
