namespace Monitoring.Gateway.Health;

/// <summary>The parts of the gateway that can be unwell.</summary>
internal enum HealthPart
{
    /// <summary>Where messages come from.</summary>
    Broker,

    /// <summary>The disk buffer.</summary>
    Buffer,

    /// <summary>Where readings go.</summary>
    Ingestor,

    /// <summary>The way between the two.</summary>
    Forwarding,

    /// <summary>This machine's clock.</summary>
    Clock,
}

/// <summary>What each part last said about itself.</summary>
internal sealed class HealthBoard
{
    private readonly string?[] _problems = new string?[Enum.GetValues<HealthPart>().Length];

    /// <summary>Says what is wrong with <paramref name="part"/>, or with null that nothing is.</summary>
    internal void Set(HealthPart part, string? problem) => Volatile.Write(ref _problems[(int)part], problem);

    internal string? Of(HealthPart part) => Volatile.Read(ref _problems[(int)part]);
}
