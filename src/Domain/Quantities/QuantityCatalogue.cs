using System.Diagnostics.CodeAnalysis;

namespace Monitoring.Domain.Quantities;

/// <summary>The closed list of quantities. A new one is added here and nowhere else.</summary>
public static class QuantityCatalogue
{
    private static readonly List<Quantity> List = [];

    /// <summary>Active power of the circuit in W; import positive.</summary>
    public static readonly Quantity ActivePower = Gauge("active_power_w", "W", "Active power; import positive", phases: true);

    /// <summary>Reactive power in var; lagging (inductive) positive.</summary>
    public static readonly Quantity ReactivePower = Gauge("reactive_power_var", "var", "Reactive power; lagging positive", phases: true);

    /// <summary>Apparent power in VA; never negative.</summary>
    public static readonly Quantity ApparentPower = Gauge("apparent_power_va", "VA", "Apparent power; never negative", phases: true);

    /// <summary>Phase-to-neutral voltage in V (of the only phase, or the mean of the phases).</summary>
    public static readonly Quantity Voltage = Gauge("voltage_v", "V", "Voltage to neutral", phases: true);

    /// <summary>Current in A (of the only phase, or the sum of the phases).</summary>
    public static readonly Quantity Current = Gauge("current_a", "A", "Current", phases: true);

    /// <summary>Neutral current in A.</summary>
    public static readonly Quantity NeutralCurrent = Gauge("current_n_a", "A", "Neutral current");

    /// <summary>Power factor, -1 to 1.</summary>
    public static readonly Quantity PowerFactor = Gauge("power_factor", "", "Power factor, -1 to 1", phases: true);

    /// <summary>Mains frequency in Hz.</summary>
    public static readonly Quantity Frequency = Gauge("frequency_hz", "Hz", "Mains frequency", phases: true);

    /// <summary>Imported energy counter in Wh.</summary>
    public static readonly Quantity EnergyImport = Counter("energy_import_wh", "Wh", "Imported active energy", phases: true);

    /// <summary>Exported energy counter in Wh; positive.</summary>
    public static readonly Quantity EnergyExport = Counter("energy_export_wh", "Wh", "Exported active energy; positive", phases: true);

    /// <summary>Lagging (inductive) reactive energy counter in varh.</summary>
    public static readonly Quantity ReactiveEnergyLag = Counter("reactive_energy_lag_varh", "varh", "Lagging reactive energy");

    /// <summary>Leading (capacitive) reactive energy counter in varh; positive.</summary>
    public static readonly Quantity ReactiveEnergyLead = Counter("reactive_energy_lead_varh", "varh", "Leading reactive energy; positive");

    /// <summary>Temperature in degrees Celsius.</summary>
    public static readonly Quantity Temperature = Gauge("temperature_c", "°C", "Temperature");

    /// <summary>Relative humidity in percent.</summary>
    public static readonly Quantity Humidity = Gauge("humidity_pct", "%", "Relative humidity");

    /// <summary>Gauge pressure in Pa.</summary>
    public static readonly Quantity Pressure = Gauge("pressure_pa", "Pa", "Gauge pressure");

    /// <summary>Air flow in m³/h at the meter's reference conditions.</summary>
    public static readonly Quantity AirFlow = Gauge("air_flow_m3h", "m3/h", "Air flow at the meter's reference conditions");

    /// <summary>Compressed-air volume counter in m³.</summary>
    public static readonly Quantity AirVolume = Counter("air_volume_m3", "m3", "Air volume at the meter's reference conditions");

    /// <summary>Gas volume counter in m³ as metered.</summary>
    public static readonly Quantity GasVolume = Counter("gas_volume_m3", "m3", "Gas volume as metered");

    /// <summary>Water volume counter in m³.</summary>
    public static readonly Quantity WaterVolume = Counter("water_volume_m3", "m3", "Water volume");

    /// <summary>Pulse counter.</summary>
    public static readonly Quantity PulseCount = Counter("pulse_count", "", "Pulses counted");

    /// <summary>Produced pieces counter.</summary>
    public static readonly Quantity ProductionCount = Counter("production_count", "", "Pieces produced");

    /// <summary>State of a machine or contact; 0 is off.</summary>
    public static readonly Quantity State = Add(new Quantity("state", "", QuantityKind.State, "State; 0 is off"));

    /// <summary>Every quantity, in the order of <see cref="Quantity.Index"/>.</summary>
    public static IReadOnlyList<Quantity> All => List;

    private static readonly Utf8Names<Quantity> ByName = new(List.Select(q => KeyValuePair.Create(q.Name, q)));

    /// <summary>Finds a quantity by its exact name.</summary>
    public static bool TryGet(ReadOnlySpan<char> name, [NotNullWhen(true)] out Quantity? quantity) => ByName.TryGet(name, out quantity);

    /// <summary>Finds a quantity by its exact name in UTF-8.</summary>
    public static bool TryGet(ReadOnlySpan<byte> utf8Name, [NotNullWhen(true)] out Quantity? quantity) => ByName.TryGet(utf8Name, out quantity);

    /// <summary>The same quantity of one phase (1 to 3), e.g. <c>active_power_l2_w</c>; null where there is none.</summary>
    public static Quantity? OfPhase(Quantity total, int phase)
    {
        ArgumentNullException.ThrowIfNull(total);
        return TryGet(PhaseName(total.Name, total.Unit, phase), out var quantity) ? quantity : null;
    }

    private static Quantity Gauge(string name, string unit, string meaning, bool phases = false) =>
        AddWithPhases(name, unit, QuantityKind.Gauge, meaning, phases);

    private static Quantity Counter(string name, string unit, string meaning, bool phases = false) =>
        AddWithPhases(name, unit, QuantityKind.Counter, meaning, phases);

    private static Quantity AddWithPhases(string name, string unit, QuantityKind kind, string meaning, bool phases)
    {
        var total = Add(new Quantity(name, unit, kind, meaning));
        for (var phase = 1; phases && phase <= 3; phase++)
        {
            Add(new Quantity(PhaseName(name, unit, phase), unit, kind, $"{meaning}; phase L{phase}"));
        }

        return total;
    }

    // The unit stays last: active_power_w -> active_power_l1_w; a ratio has no unit: power_factor -> power_factor_l1.
    private static string PhaseName(string name, string unit, int phase)
    {
        var cut = unit.Length > 0 ? name.LastIndexOf('_') : name.Length;
        return $"{name[..cut]}_l{phase}{name[cut..]}";
    }

    private static Quantity Add(Quantity quantity)
    {
        var indexed = quantity with { Index = List.Count };
        List.Add(indexed);
        return indexed;
    }
}
