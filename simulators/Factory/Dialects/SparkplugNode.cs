namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>The edge node of a plant: all its meters that speak Sparkplug are its devices and share its count of messages.</summary>
internal sealed class SparkplugNode
{
    private int _sequence = -1;

    /// <summary>True when the node has said that it is there.</summary>
    internal bool IsBorn { get; private set; }

    /// <summary>The number of the next message, 0 to 255 and round again.</summary>
    internal byte Next() => (byte)Interlocked.Increment(ref _sequence);

    /// <summary>Begins again with number 0.</summary>
    internal void Bear() => (IsBorn, _sequence) = (true, -1);
}
