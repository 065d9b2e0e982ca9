using System.Runtime.InteropServices;

namespace Monitoring.Gateway.Buffering;

/// <summary>What waits in the buffer.</summary>
/// <param name="Messages">Messages not yet forwarded.</param>
/// <param name="PackedBytes">Their size on disk.</param>
/// <param name="OldestMs">Received-at of the oldest, Unix milliseconds; 0 when nothing waits.</param>
/// <param name="DamagedGroups">Groups that could not be read and are left in the file.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BufferState(long Messages, long PackedBytes, long OldestMs, int DamagedGroups);
