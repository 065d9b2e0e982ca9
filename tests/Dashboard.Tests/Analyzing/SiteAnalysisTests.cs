using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Analyzing;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Tests.Analyzing;

public sealed class SiteAnalysisTests
{
    private static readonly DateTimeOffset Now = SampleFindings.Start;

    [Fact]
    public void A_detector_that_fails_does_not_keep_the_others_from_speaking()
    {
        var outcome = SiteAnalysis.Run(
            Data(), [new Scripted("broken", () => throw new InvalidDataException("odd interval")), new Scripted("off-hours-load", () => new([SampleFindings.OffHours()]))], Now);
        Assert.Single(outcome.Findings);
        var failure = Assert.Single(outcome.Run.Failed);
        Assert.Equal(("broken", "InvalidDataException: odd interval"), (failure.Code, failure.Reason.En));
        Assert.True(outcome.Concluded("off-hours-load", "main"));
        Assert.False(outcome.Concluded("broken", "main"));
    }

    [Fact]
    public void A_detector_that_cannot_conclude_says_why_and_its_silence_resolves_nothing()
    {
        var why = new BilingualText("14日分のデータがたまると判定できます。", "Needs 14 days of data.");
        var outcome = SiteAnalysis.Run(Data(), [new Scripted("demand-peak", () => new([], new NotConcluded("demand-peak", why)))], Now);
        Assert.Equal(why, Assert.Single(outcome.Run.NotConcluded).Reason);
        Assert.False(outcome.Concluded("demand-peak", "main"));
    }

    [Fact]
    public void A_meter_that_waits_for_data_leaves_conclusions_about_the_others()
    {
        var why = new BilingualText("press のデータが足りません。", "Needs data of press.");
        var outcome = SiteAnalysis.Run(Data(), [new Scripted("off-hours-load", () => new([], new NotConcluded("off-hours-load", why, ["press"])))], Now);
        Assert.True(outcome.Concluded("off-hours-load", "main"));
        Assert.False(outcome.Concluded("off-hours-load", "press"));
    }

    [Fact]
    public void The_run_says_what_it_was_made_on()
    {
        var run = SiteAnalysis.Run(Data(), [], Now).Run;
        Assert.Equal((Now.AddDays(-2), Now, 3, 1, 0), (run.DataFrom, run.DataTo, run.Days, run.Meters, run.Detectors));
        Assert.InRange(run.ScaleW["main"], 190_000, 192_000);
    }

    private static SiteData Data()
    {
        var intervals = Enumerable.Range(0, 192).Select(i => new LedgerInterval(Now.AddDays(-2) + (i * LedgerInterval.Step)) { MeanW = (i + 1) * 1000, Coverage = 1 });
        return new SiteData(
            new SiteProfile { Site = "demo" }, SiteZone.Of("Asia/Tokyo"), new WorkingCalendar(null), Now,
            new Dictionary<string, IReadOnlyList<LedgerInterval>> { ["main"] = [.. intervals], ["silent"] = [] });
    }

    private sealed class Scripted(string code, Func<DetectorResult> run) : IDetector
    {
        public string Code => code;

        public BilingualText Title => BilingualText.Same(code);

        public DetectorResult Run(SiteData data) => run();
    }
}
