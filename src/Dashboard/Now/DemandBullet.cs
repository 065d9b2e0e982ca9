namespace Monitoring.Dashboard.Now;

/// <summary>The bar of the running demand window: reached so far, forecast, target and contract on one scale from 0. All in kW.</summary>
/// <param name="Reached">Demand reached if nothing more were used.</param>
/// <param name="Forecast">Expected demand; null when it is not known.</param>
/// <param name="Low">Lower end of the forecast.</param>
/// <param name="High">Upper end of the forecast.</param>
/// <param name="Target">Own target; null where none is set.</param>
/// <param name="Contract">Contract power; null where it is not known.</param>
/// <param name="Scale">Right end of the scale.</param>
public sealed record DemandBullet(double? Reached, double? Forecast, double? Low, double? High, double? Target, double? Contract, double Scale)
{
    /// <summary>Lays out the window of a state.</summary>
    public static DemandBullet Of(SiteNow now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var window = now.Window;
        var terms = now.Site.Profile?.Contract;
        double?[] all = [window?.ForecastHighW / 1000, window?.ForecastW / 1000, terms?.TargetKw, terms?.ContractKw];
        var largest = all.Max() ?? 0;
        return new DemandBullet(
            window?.CurrentW / 1000, window?.ForecastW / 1000, window?.ForecastLowW / 1000, window?.ForecastHighW / 1000,
            terms?.TargetKw, terms?.ContractKw, largest > 0 ? largest * 1.08 : 1);
    }

    /// <summary>Place on the bar in percent of its width, for CSS.</summary>
    public string At(double? kw) =>
        Math.Clamp((kw ?? 0) / Scale * 100, 0, 100).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + "%";
}
