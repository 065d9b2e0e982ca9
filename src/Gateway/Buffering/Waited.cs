using System.Runtime.InteropServices;

namespace Monitoring.Gateway.Buffering;

/// <summary>A message had waited at the broker, nobody knows how long.</summary>
/// <param name="SinceMs">When the gateway came back, Unix milliseconds: the time of a reading that has none of its own.</param>
/// <param name="IsRepeat">Another message of its topic had waited before it, which it replaces if neither has a time of its own.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Waited(long SinceMs, bool IsRepeat);
