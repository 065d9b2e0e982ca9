using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>What the two network servers of LoRaWAN have in common: the meter's frame.</summary>
internal static class LoraFrame
{
    /// <summary>The device's number, made from its id.</summary>
    internal static string Eui(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..16];

    /// <summary>The frame: power in W and counter in units of 10 Wh, four bytes each.</summary>
    internal static string Base64(MeterReading reading)
    {
        Span<byte> frame = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(frame, (int)reading.W);
        BinaryPrimitives.WriteUInt32BigEndian(frame[4..], (uint)(long)(reading.ImportWh / 10));
        return Convert.ToBase64String(frame);
    }

    /// <summary>What the maker's codec reads from it.</summary>
    internal static JsonObject Decoded(MeterReading reading) => new()
    {
        ["active_power"] = (int)reading.W, ["active_energy"] = Math.Round(reading.ImportWh / 1000, 2),
    };

    /// <summary>A time with nanoseconds, as these servers write it.</summary>
    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture) + "43Z";
}
