using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data.Forms;

/// <summary>What a person enters to correct a meter; times are on the site's clock.</summary>
public abstract class CorrectionForm
{
    /// <summary>Watt-hours of a kilowatt-hour.</summary>
    protected const double WhPerKwh = 1000;

    /// <summary>Meter id.</summary>
    public string Meter { get; set; } = string.Empty;

    /// <summary>Kind of correction, as the API names it.</summary>
    public abstract string Kind { get; }

    /// <summary>The meter meant.</summary>
    protected virtual string Chosen => Meter;

    /// <summary>What is missing or wrong, with the cure; null when nothing is.</summary>
    /// <param name="now">Now on the site's clock: what is entered must be over.</param>
    public Text? Problem(DateTime now) => Chosen.Length == 0 ? CorrectionTexts.MeterNeeded : Own(now);

    /// <summary>The request, once nothing is wrong.</summary>
    public CorrectionRequest ToRequest(SiteZone clock, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(signature);
        return Complete(new CorrectionRequest { Kind = Kind, Meter = Chosen, By = signature.By.Trim(), Why = signature.Why.Trim() }, clock);
    }

    /// <summary>What is missing or wrong in what is special to the kind.</summary>
    protected abstract Text? Own(DateTime now);

    /// <summary>Adds what is special to the kind.</summary>
    protected abstract CorrectionRequest Complete(CorrectionRequest request, SiteZone clock);
}
