namespace Monitoring.Ingestor.Access;

/// <summary>What a key allows.</summary>
public static class KeyScope
{
    /// <summary>Writing readings of one site.</summary>
    public const string Write = "write";

    /// <summary>Reading one site, or all sites with <see cref="AllSites"/>.</summary>
    public const string Read = "read";

    /// <summary>Stands for every site in a read key.</summary>
    public const string AllSites = "*";
}

/// <summary>What a presented key was found to allow.</summary>
/// <param name="Id">Number of the key.</param>
/// <param name="Site">Its site, or <c>*</c>.</param>
/// <param name="Scope"><c>write</c> or <c>read</c>.</param>
public sealed record KeyInfo(int Id, string Site, string Scope)
{
    /// <summary>True when the key may read <paramref name="site"/>.</summary>
    public bool MayRead(string site) => Scope == KeyScope.Read && (Site == KeyScope.AllSites || Site == site);
}
