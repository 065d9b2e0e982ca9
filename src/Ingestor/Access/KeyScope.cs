namespace Monitoring.Ingestor.Access;

/// <summary>What a key allows.</summary>
public static class KeyScope
{
    /// <summary>Writing readings of one site.</summary>
    public const string Write = "write";

    /// <summary>Reading one site, or all sites with <see cref="AllSites"/>.</summary>
    public const string Read = "read";

    /// <summary>Correcting the ledger of one site, or of all sites with <see cref="AllSites"/>, and seeing its corrections.</summary>
    public const string Correct = "correct";

    /// <summary>Stands for every site, in a key that reads or corrects.</summary>
    public const string AllSites = "*";
}

/// <summary>What a presented key was found to allow.</summary>
/// <param name="Id">Number of the key.</param>
/// <param name="Site">Its site, or <c>*</c>.</param>
/// <param name="Scope"><c>write</c>, <c>read</c> or <c>correct</c>.</param>
/// <param name="Name">What it is for.</param>
public sealed record KeyInfo(int Id, string Site, string Scope, string Name)
{
    /// <summary>True when the key may correct the ledger of <paramref name="site"/>.</summary>
    public bool MayCorrect(string site) => Scope == KeyScope.Correct && (Site == KeyScope.AllSites || Site == site);

    /// <summary>True when the key may read <paramref name="site"/>.</summary>
    public bool MayRead(string site) => Scope == KeyScope.Read && (Site == KeyScope.AllSites || Site == site);
}
