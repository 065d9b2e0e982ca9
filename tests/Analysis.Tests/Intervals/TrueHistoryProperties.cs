using CsCheck;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>Histories of which the true energy is known, told by a meter that is not always right: the ledger finds the truth again.</summary>
public sealed class TrueHistoryProperties
{
    private const double Modulus = 1e7;
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    // The load differs by the factor three, and some steps are gaps.
    private static readonly Gen<(int Seconds, double Watts)[]> Loads =
        Gen.Select(Gen.Frequency((20, Gen.Int[10, 900]), (1, Gen.Int[2000, 90_000])), Gen.Double[2000, 6000]).Array[40, 90];

    [Fact]
    public void A_rollover_jitter_a_restart_and_an_exchange_change_nothing_in_the_energy() =>
        Gen.Select(Loads, Gen.Int[0, 39], Gen.Int[0, 5]).Sample((load, rollsAt, hides) =>
        {
            // Long enough that what is wrong for a moment is right again at the end.
            var truth = Truth([.. load, .. load.Take(39)]);
            var (samples, exchanges) = (new List<Sample>(), new List<MeterExchange>());
            for (var i = 0; i < truth.Length; i++)
            {
                // Rolls over after the sample rollsAt, is exchanged 25 samples later; errs where neither is near.
                var total = Modulus + truth[i].Value - truth[rollsAt].Value - 50;
                if (i == rollsAt + 25)
                {
                    exchanges.Add(Exchange(truth[i].TimeMs - 5000, (total - truth[i].Value + At(truth, i, -5000)) % Modulus, 7000 + At(truth, i, -5000)));
                }

                total = i >= rollsAt + 25 ? 7000 + truth[i].Value : total % Modulus;
                var shown = (i - rollsAt) switch
                {
                    10 when hides > 0 => 0,
                    11 when hides > 1 => 0,
                    18 when hides > 2 => total + 1_000_000,
                    32 or 34 when hides > 3 => total - 95,
                    _ => total,
                };
                samples.Add(truth[i] with { Value = shown });
                if (i % 7 == hides)
                {
                    samples.Add(samples[^1]);
                }
            }

            Assert.Equal(truth[^1].Value, Sum(samples, new MeterFacts { Exchanges = exchanges }), 1e-3);
        });

    [Fact]
    public void After_a_reset_no_more_than_what_passed_since_the_last_sample_is_lost() =>
        Gen.Select(Loads, Gen.Int[5, 30], Gen.Double[0, 1]).Sample((load, resetAt, lostShare) =>
        {
            var truth = Truth(load);
            var lost = lostShare * (truth[resetAt].Value - truth[resetAt - 1].Value);
            var atReset = truth[resetAt - 1].Value + lost;
            Sample[] samples = [.. truth.Select((s, i) => s with { Value = i < resetAt ? 3_333_333 + s.Value : s.Value - atReset })];
            var step = truth[resetAt].Value - truth[resetAt - 1].Value;
            Assert.InRange(Sum(samples, MeterFacts.None), truth[^1].Value - step - 1e-3, truth[^1].Value - lost + 1e-3);
        });

    private static MeterExchange Exchange(long atMs, double last, double first) =>
        new(atMs) { Counters = [new(QuantityCatalogue.EnergyImport, last, first)] };

    // The true total a little before a sample.
    private static double At(Sample[] truth, int i, long ms) =>
        truth[i].Value + ((truth[i].Value - truth[i - 1].Value) / (truth[i].TimeMs - truth[i - 1].TimeMs) * ms);

    private static Sample[] Truth((int Seconds, double Watts)[] load)
    {
        var truth = new Sample[load.Length + 1];
        truth[0] = new Sample(Start, 0);
        for (var i = 0; i < load.Length; i++)
        {
            truth[i + 1] = new Sample(truth[i].TimeMs + (load[i].Seconds * 1000L), truth[i].Value + (load[i].Watts * load[i].Seconds / 3600));
        }

        return truth;
    }

    private static double Sum(IReadOnlyList<Sample> samples, MeterFacts facts) => IntervalBuilder
        .Build(new MeterSamples { EnergyImport = samples }, Start, samples[^1].TimeMs + LedgerInterval.StepMs, facts)
        .Sum(i => i.EnergyImportWh!.Value);
}
