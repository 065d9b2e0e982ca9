using System.Globalization;
using System.IO.Compression;
using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;
using Monitoring.Support;

namespace Monitoring.Analysis.Tests.LoadProfiles;

/// <summary>The known figures of a real plant's year.</summary>
public sealed class SteelLoadTests
{
    public SteelLoadTests() => Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);

    [Fact]
    public void The_figures_of_the_steel_plant_are_reproduced()
    {
        // Off hours there are weekends and 22 to 07 h.
        var calendar = new WorkingCalendar(new CalendarRules { Shifts = [new ClockRange(new TimeOnly(7, 0), new TimeOnly(22, 0))] });
        var figures = LoadFigures.Of(Read(), SiteZone.Of("Asia/Seoul"), calendar);
        Assert.Equal(35_040, figures.Intervals);
        Assert.Equal(959_636.71, figures.EnergyWh / 1000, 2);
        Assert.Equal(109.55, figures.MeanW!.Value / 1000, 2);
        Assert.Equal(628.72, figures.MaximumW!.Value / 1000, 2);
        Assert.Equal(0.1742, figures.LoadFactor!.Value, 4);
        Assert.Equal(10.64, figures.BaseW!.Value / 1000, 2);
        Assert.Equal(444.08, figures.PeakW!.Value / 1000, 2);
        Assert.Equal(0.1807, figures.OffHoursShare!.Value, 4);
        Assert.Equal(0.9029, figures.PowerFactor!.Value, 4);
    }

    private static List<LedgerInterval> Read()
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(SharedData.PathOf("steel/Steel_industry_data.csv.gz")), CompressionMode.Decompress));
        text.ReadLine();
        var intervals = new List<LedgerInterval>();
        while (text.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var end = DateTime.ParseExact(cells[0], "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
            end = end.TimeOfDay == TimeSpan.Zero ? end.AddDays(1) : end;
            var kwh = double.Parse(cells[1], CultureInfo.InvariantCulture);
            intervals.Add(new LedgerInterval(new DateTimeOffset(end.AddMinutes(-15), TimeSpan.FromHours(9)).ToUniversalTime())
            {
                EnergyImportWh = kwh * 1000, MeanW = kwh * 4000, ReactiveLagVarh = double.Parse(cells[2], CultureInfo.InvariantCulture) * 1000, Coverage = 1,
            });
        }

        return intervals;
    }
}
