using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data.Forms;

/// <summary>What a device is: greatest power, where its counters start again, and what its import counter counts.</summary>
public sealed class NameplateForm : CorrectionForm
{
    // The bounds of the write API.
    private const double LeastPowerKw = 1e-6;
    private const double GreatestPowerKw = 1e8;
    private const double LeastModulusKwh = 1;
    private const double GreatestModulusKwh = 2e13;

    /// <inheritdoc/>
    public override string Kind => "nameplate";

    /// <summary>Greatest power of the circuit, kW.</summary>
    public double? MaxPowerKw { get; set; }

    /// <summary>Total at which the counters start again from 0, kWh.</summary>
    public double? CounterModulusKwh { get; set; }

    /// <summary><c>yes</c> or <c>no</c>: whether the import counter counts both directions; empty where nothing is said.</summary>
    public string ImportIncludesExport { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override Text? Own(DateTime now) => this switch
    {
        { MaxPowerKw: null, CounterModulusKwh: null, ImportIncludesExport.Length: 0 } => CorrectionTexts.NameplateNeeded,
        { MaxPowerKw: not null and not (>= LeastPowerKw and <= GreatestPowerKw) } => CorrectionTexts.MaxPowerWrong,
        { CounterModulusKwh: not null and not (>= LeastModulusKwh and <= GreatestModulusKwh) } => CorrectionTexts.ModulusWrong,
        _ => null,
    };

    /// <inheritdoc/>
    protected override CorrectionRequest Complete(CorrectionRequest request, SiteZone clock)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with
        {
            MaxPowerKw = MaxPowerKw,
            CounterModulusKwh = CounterModulusKwh,
            ImportIncludesExport = ImportIncludesExport switch { "yes" => true, "no" => false, _ => null },
        };
    }
}
