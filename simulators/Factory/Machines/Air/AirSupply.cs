using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Air;

/// <summary>
/// The air net in motion. A minute is walked from event to event: a pressure is reached, a time has run out. In between flows are constant
/// or rise with the pressure, so that every step has a closed form.
/// </summary>
internal sealed class AirSupply
{
    // Flows this small are rounding, m3/min.
    private const double Still = 1e-9;

    private readonly AirNet _net;
    private readonly Compressor[] _sequence;
    private readonly int[] _ranks;
    private readonly AirDryer[] _dryers;

    /// <param name="net">What the file says.</param>
    /// <param name="machines">The machines of the run.</param>
    internal AirSupply(AirNet net, IReadOnlyList<Machine> machines)
    {
        _net = net;

        // Those of constant speed first: the others deliver what these leave.
        _sequence = [.. machines.OfType<Compressor>().OrderBy(c => c.Regulates).ThenBy(c => c.Role)];
        _ranks = [.. _sequence.Select((c, i) => _sequence.Take(i).Count(before => before.Regulates == c.Regulates))];
        _dryers = [.. machines.OfType<AirDryer>()];
    }

    /// <summary>Gauge pressure at the end of the minute, bar.</summary>
    internal double Bar { get; private set; }

    /// <summary>The same net with the machines of a copy.</summary>
    internal AirSupply Copy(IReadOnlyList<Machine> machines) => new(_net, machines) { Bar = Bar };

    /// <summary>Moves compressors and dryers on by a minute.</summary>
    internal void Advance(Minute now)
    {
        var (leaks, raised, lost, isOn) = (_net.LeaksM3PerMin, 0.0, 0.0, false);
        foreach (var compressor in _sequence)
        {
            compressor.Open(now);
            leaks += compressor.Wrong(FaultCode.LeakGrown, now);
            raised += compressor.Wrong(FaultCode.PressureRaised, now);
            lost += compressor.Wrong(FaultCode.ShortCycling, now);
            isOn |= compressor.IsOn;
        }

        var (drop, purge) = (0.0, 0.0);
        foreach (var dryer in _dryers)
        {
            drop += dryer.DropBar;
            purge += isOn ? dryer.Purge : 0;
        }

        Enter(now, raised, drop);
        var slope = ((now.AirTaken * _net.UnregulatedShare) + leaks + purge) / (_net.CutInBar + AirPressure.Atmosphere);
        var delivered = Walk(now.AirTaken * (1 - _net.UnregulatedShare), slope, _net.ReceiverM3 * (1 - Math.Clamp(lost, 0, 0.98)));
        foreach (var compressor in _sequence)
        {
            compressor.Close(now);
        }

        foreach (var dryer in _dryers)
        {
            dryer.Dry(isOn ? delivered : -1);
            dryer.Advance(now);
        }
    }

    private void Enter(Minute now, double raised, double drop)
    {
        for (var i = 0; i < _sequence.Length; i++)
        {
            var lower = raised - (_ranks[i] * _net.StepBar);
            _sequence[i].Enter(_net.CutInBar + lower, _net.CutOutBar + lower, drop, _sequence[i].KeepsTurning(now));
        }
    }

    // Returns the mean flow delivered.
    private double Walk(double taken, double slope, double volume)
    {
        var (left, delivered) = (Trace.Seconds, 0.0);
        while (left > 0)
        {
            var demand = taken + (slope * (Bar + AirPressure.Atmosphere));
            var supply = 0.0;
            foreach (var compressor in _sequence)
            {
                compressor.Decide(Bar);
                compressor.Deliver(Bar, demand - supply);
                supply += compressor.Flow;
            }

            var surplus = supply - demand;
            surplus = Math.Abs(surplus) < Still || (Bar <= 0 && surplus < 0) ? 0 : surplus;
            var (seconds, bar) = NextEvent(surplus, slope, volume, left);
            foreach (var compressor in _sequence)
            {
                compressor.Pass(seconds, Bar, bar);
            }

            delivered += supply * seconds;
            (Bar, left) = (bar, left - seconds);
        }

        return delivered / Trace.Seconds;
    }

    private (double Seconds, double Bar) NextEvent(double surplus, double slope, double volume, double left)
    {
        var (seconds, target) = (left, surplus > 0 ? double.PositiveInfinity : 0);
        foreach (var compressor in _sequence)
        {
            seconds = Math.Min(seconds, compressor.Timer);
            target = surplus > 0 ? Math.Min(target, compressor.Rise) : Math.Max(target, compressor.Fall);
        }

        if (surplus == 0)
        {
            return (seconds, Bar);
        }

        // A machine that came into a new state may stand beyond its threshold already: it decides again at once.
        var time = double.IsFinite(target) ? AirPressure.TimeTo(target, Bar, surplus, slope, volume) : double.PositiveInfinity;
        if (time < 0)
        {
            return (0, Bar);
        }

        // Read at the pressure reached, not computed back from the time: an event must find its own threshold.
        return time <= seconds ? (time, target) : (seconds, AirPressure.After(Bar, surplus, slope, volume, seconds));
    }
}
