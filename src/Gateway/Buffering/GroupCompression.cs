using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Monitoring.Gateway.Buffering;

/// <summary>
/// Zstandard level 1 with the frame's own XXH64 checksum, so that rot on disk is seen on reading. Not safe for concurrent use.
/// </summary>
internal sealed class GroupCompression : IDisposable
{
    private readonly Compressor _compressor = new(1);
    private readonly Decompressor _decompressor = new();
    private byte[] _packed = new byte[1 << 16];
    private byte[] _plain = new byte[1 << 18];

    internal GroupCompression() => _compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);

    /// <summary>The packed content; valid until the next call.</summary>
    internal ArraySegment<byte> Pack(ReadOnlySpan<byte> content)
    {
        var bound = Compressor.GetCompressBound(content.Length);
        if (_packed.Length < bound)
        {
            _packed = new byte[bound];
        }

        return new ArraySegment<byte>(_packed, 0, _compressor.Wrap(content, _packed));
    }

    /// <summary>The content of a packed group of known length; valid until the next call.</summary>
    /// <exception cref="ZstdException">The packed bytes are damaged.</exception>
    internal ReadOnlySpan<byte> Unpack(ReadOnlySpan<byte> packed, int length)
    {
        if (_plain.Length < length)
        {
            _plain = new byte[length];
        }

        var written = _decompressor.Unwrap(packed, _plain);
        return written == length ? _plain.AsSpan(0, length) : throw new ZstdException(ZSTD_ErrorCode.ZSTD_error_corruption_detected, "wrong length");
    }

    public void Dispose()
    {
        _compressor.Dispose();
        _decompressor.Dispose();
    }
}
