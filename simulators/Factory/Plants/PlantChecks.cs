using System.ComponentModel.DataAnnotations;
using Monitoring.Domain.Ids;
using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Machines.Air;
using Monitoring.Simulators.Factory.Machines.Drives;
using YamlDotNet.Serialization.NamingConventions;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>What cannot be in a plant's file, in words that name the place and the cure.</summary>
internal static class PlantChecks
{
    internal static IEnumerable<string> Problems(Plant plant) =>
        Whole(plant).Concat(Names(plant)).Concat(plant.Machines.SelectMany(m => Of(m, plant))).Concat(FaultsOf(plant)).Concat(Air(plant)).Concat(MeterChecks.Problems(plant));

    private static IEnumerable<string> Whole(Plant plant)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(plant.TimeZone, out _))
        {
            yield return $"time_zone '{plant.TimeZone}' is not known: an IANA name such as Asia/Tokyo";
        }

        if (plant.Transformer.Kva <= 0)
        {
            yield return "transformer.kva must be greater than 0";
        }

        if (plant.Contract is { } contract && (contract.ContractKw <= 0 || contract.TargetKw <= 0 || contract.WindowMinutes is not (15 or 30 or 60)))
        {
            yield return "contract: contract_kw and target_kw must be greater than 0, window_minutes 15, 30 or 60";
        }

        foreach (var closure in plant.Calendar.Closures.Where(c => !c.IsReadable))
        {
            yield return $"closure from '{closure.From}' to '{closure.To}': days of the year such as 08-13";
        }

        if (plant.Mains.Volts <= 0 || plant.Mains.Spread is < 0 or > 0.2)
        {
            yield return "mains.volts must be greater than 0, and mains.spread lies between 0 and 0.2";
        }

        foreach (var shift in plant.Calendar.Shifts.GroupBy(s => s.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"shift '{shift.Key}' is there twice";
        }
    }

    private static IEnumerable<string> Names(Plant plant)
    {
        var ids = plant.Machines.Select(m => m.Id).Concat(plant.Circuits.Select(c => c.Id)).Append(Plant.MainCircuit).ToList();
        foreach (var twice in ids.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"id '{twice.Key}' is there twice: machines and circuits share their ids";
        }

        foreach (var id in ids.Where(i => !MeterId.IsValid(i)))
        {
            yield return $"id '{id}': an id has letters, digits, '.', '_', '-' or ':'";
        }

        string? loop = null;
        try
        {
            CircuitOrder.DeepestFirst(plant.Circuits);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            loop = e.Message;
        }

        if (loop is not null)
        {
            yield return loop;
        }
    }

    private static IEnumerable<string> Of(Machine machine, Plant plant)
    {
        if (machine.Phases.Count != 3 || Math.Abs(machine.Phases.Sum() - 1) > 1e-6 || machine.Phases.Any(share => share < 0))
        {
            yield return $"machine '{machine.Id}': phases must be three shares that add up to 1";
        }

        if (machine.Circuit != Plant.MainCircuit && plant.Circuits.All(c => c.Id != machine.Circuit))
        {
            yield return $"machine '{machine.Id}': circuit '{machine.Circuit}' is not among the circuits";
        }

        var outside = new List<ValidationResult>();
        Validator.TryValidateObject(machine, new ValidationContext(machine), outside, validateAllProperties: true);
        foreach (var result in outside)
        {
            var name = result.MemberNames.FirstOrDefault() ?? "";
            var key = UnderscoredNamingConvention.Instance.Apply(name);
            yield return $"machine '{machine.Id}': {result.ErrorMessage?.Replace($"The field {name}", key, StringComparison.Ordinal)}";
        }

        foreach (var shift in (machine as OperatedMachine)?.Shifts.Where(s => plant.Calendar.Shifts.All(c => c.Name != s)) ?? [])
        {
            yield return $"machine '{machine.Id}': shift '{shift}' is not in the calendar";
        }
    }

    private static IEnumerable<string> Air(Plant plant)
    {
        if (plant.Air is { } air)
        {
            if (air.ReceiverM3 <= 0 || air.CutInBar <= 0 || air.CutOutBar <= air.CutInBar)
            {
                yield return "air: receiver_m3 and cut_in_bar must be greater than 0, and cut_out_bar greater than cut_in_bar";
            }

            if (air.LeaksM3PerMin < 0 || air.UnregulatedShare is < 0 or > 1)
            {
                yield return "air: leaks_m3_per_min must not be negative, and unregulated_share lies between 0 and 1";
            }
        }

        foreach (var machine in plant.Machines.Where(m => m is Compressor or AirDryer && plant.Air is null))
        {
            yield return $"machine '{machine.Id}': it needs the plant's air net; add a line such as 'air: {{ receiver_m3: 2 }}'";
        }

        foreach (var machine in plant.Machines.OfType<Compressor>().Where(c => c.RatedKw <= 0 || c.FlowM3PerMin <= 0 || c.RatedBar <= 0))
        {
            yield return $"machine '{machine.Id}': rated_kw, flow_m3_per_min and rated_bar must be greater than 0";
        }

        foreach (var machine in plant.Machines.OfType<FlowMachine>().Where(f => f.MotorKw <= 0 || f.Flow < 0 || f.IdleFlow < 0))
        {
            yield return $"machine '{machine.Id}': motor_kw must be greater than 0, and flow and idle_flow not negative";
        }
    }

    private static IEnumerable<string> FaultsOf(Plant plant)
    {
        foreach (var fault in plant.Faults)
        {
            var name = $"fault '{FaultWords.Of(fault.Code)}' of '{fault.Machine}'";
            if (fault.Machine is not (CapacitorBank.Id or Plant.MainCircuit) && plant.Machines.All(m => m.Id != fault.Machine))
            {
                yield return $"{name}: there is no such machine; main means all of them";
            }

            foreach (var machine in plant.Machines.Where(m => m.Id == fault.Machine && !m.CanHave(fault.Code)))
            {
                var can = string.Join(", ", Enum.GetValues<FaultCode>().Where(machine.CanHave).Select(FaultWords.Of));
                yield return $"{name}: a {machine.Model} cannot have it; it can have {can}";
            }

            if (fault is { Machine: Plant.MainCircuit, Code: FaultCode.LeakGrown or FaultCode.PressureRaised or FaultCode.ShortCycling })
            {
                yield return $"{name}: the air net has it once; name one of its compressors";
            }

            if (fault.To <= fault.From || fault.CreepDays < 0)
            {
                yield return $"{name}: to must be after from, and creep_days not negative";
            }
        }
    }
}
