using System.Globalization;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Says of a correction that reaches back to readings that the store has let go that it cannot change what the ledger has there.</summary>
public sealed class ExpiryNotes(IReadingStore store, MeterDirectory meters)
{
    /// <summary>The correction with the note, if it needs one, beside those that it has.</summary>
    public async Task<CorrectionInfo> AddToAsync(string site, CorrectionInfo correction, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return await NoteAsync(site, correction, cancel) is { } note ? correction with { NotesCoded = [.. correction.NotesCoded, note] } : correction;
    }

    private async Task<CodedNote?> NoteAsync(string site, CorrectionInfo correction, CancellationToken cancel)
    {
        // What is entered needs no readings.
        if (correction.Kind is CorrectionKind.Edit or CorrectionKind.Import)
        {
            return null;
        }

        try
        {
            var keptFromMs = await store.KeptFromAsync(site, correction.Meter, cancel);
            var fromMs = Math.Max(correction.From.ToUnixTimeMilliseconds(), meters.Find(site, correction.Meter)?.FirstMs ?? long.MaxValue);
            if (fromMs >= keptFromMs)
            {
                return null;
            }

            var kept = DateTimeOffset.FromUnixTimeMilliseconds(keptFromMs);
            var shown = kept.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            return new CodedNote(
                correction.To <= kept ? NoteCodes.ReadingsGoneNothing : NoteCodes.ReadingsGone,
                [correction.Meter, shown],
                $"readings of '{correction.Meter}' before {shown} are gone (Ingestor:RawRetentionDays), so the ledger stays as it is before then; {(correction.To <= kept ? "nothing changes" : "the change takes effect from then on")}. An edit can change older energy");
        }
        catch (StoreUnavailableException e)
        {
            return CodedNote.Of(NoteCodes.ReadingsUnknown, $"whether readings are gone that this reaches back to cannot be told now: {e.Message}");
        }
    }
}
