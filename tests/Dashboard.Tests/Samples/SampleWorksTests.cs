using Monitoring.Dashboard.Samples;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Samples;

public sealed class SampleWorksTests
{
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Every_sample_has_the_form_of_the_page_it_stands_for(string language)
    {
        using var _ = new InLanguage(language);
        Assert.Equal(("load-day", 48), (SampleWorks.Today().Kind, SampleWorks.Today().Table.Rows));
        Assert.Single(SampleWorks.Today().Keys);
        Assert.Equal("heat-map", SampleWorks.Map().Kind);
        Assert.Equal(("evidence", 3), (SampleWorks.Evidence().Kind, SampleWorks.Evidence().Keys.Count));
        Assert.Contains(language == "ja" ? "年\u00A0113〜227万円" : "¥1,130,000–2,270,000 a year", SampleFinding.Caption, StringComparison.Ordinal);
    }
}
