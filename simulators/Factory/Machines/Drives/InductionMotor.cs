namespace Monitoring.Simulators.Factory.Machines.Drives;

/// <summary>How well a motor is made.</summary>
public enum MotorClass
{
    /// <summary>Standard: the curve of a 50 hp motor [S1].</summary>
    Standard,

    /// <summary>Energy-efficient: the curve of a 100 hp motor [S1].</summary>
    Efficient,

    /// <summary>Premium: the curve of a 7.5 hp motor [S1].</summary>
    Premium,
}

/// <summary>How a motor is started.</summary>
public enum MotorStart
{
    /// <summary>Straight on the mains: 6 times the rated current [memory: 5 to 8].</summary>
    Direct,

    /// <summary>Star first, then delta: a third of that.</summary>
    StarDelta,

    /// <summary>By a drive: no inrush.</summary>
    Drive,
}

/// <summary>What a three-phase induction motor draws for the power at its shaft.</summary>
public static class InductionMotor
{
    // Efficiency at a quarter, a half, three quarters, the whole and five quarters of the rating [S1].
    private static readonly double[][] Efficiencies =
        [[0.851, 0.904, 0.914, 0.914, 0.905], [0.922, 0.946, 0.951, 0.949, 0.940], [0.863, 0.915, 0.921, 0.915, 0.906]];

    private static readonly double[][] Losses = [.. Efficiencies.Select(LossesOf)];

    // Reactive power for each kW of rating against load: 200 hp at 25 % has a power factor of 0.617, at 52 % of 0.753, 600 hp at full load of
    // 0.858 [S1]; without load 0.1 to 0.2 [memory].
    private static readonly (double Load, double Kvar)[] Reactive = [(0, 0.27), (0.25, 0.343), (0.52, 0.482), (1, 0.63), (1.25, 0.76)];

    // Length and power factor of an inrush: 0.3 to 10 s [memory].
    private const double InrushSeconds = 1.5;
    private const double InrushPowerFactor = 0.3;

    /// <summary>Power drawn, kW and kvar.</summary>
    /// <param name="shaftKw">Power at the shaft, 0 for a motor that turns without load.</param>
    /// <param name="ratedKw">Rated power at the shaft.</param>
    /// <param name="made">How well it is made.</param>
    public static Level Draws(double shaftKw, double ratedKw, MotorClass made = MotorClass.Efficient)
    {
        var load = Math.Max(0, shaftKw / ratedKw);
        return new Level(ratedKw * (load + Loss(load, Losses[(int)made])), ratedKw * Kvar(load));
    }

    /// <summary>Power at the shaft for power drawn.</summary>
    public static double Efficiency(double load, MotorClass made) => load / (load + Loss(load, Losses[(int)made]));

    /// <summary>Draws a part of a start: the inrush, then the level it comes to.</summary>
    /// <param name="trace">The minute.</param>
    /// <param name="elapsed">Seconds since the start began.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="ratedKw">Rated power.</param>
    /// <param name="start">How it is started.</param>
    /// <param name="then">What it draws after the inrush.</param>
    internal static void Start(Trace trace, double elapsed, double seconds, double ratedKw, MotorStart start, Level then)
    {
        var rush = start == MotorStart.Drive ? 0 : Math.Clamp(InrushSeconds - elapsed, 0, seconds);
        var kva = ratedKw * (start == MotorStart.Direct ? 6 : 2);
        trace.Hold(Level.Of(kva * InrushPowerFactor, InrushPowerFactor), rush);
        trace.Hold(then, seconds - rush);
    }

    // At quarters of the rating from 0; losses rise with the square of the load, which gives the loss without load.
    private static double[] LossesOf(double[] efficiencies)
    {
        var losses = efficiencies.Select((e, i) => (i + 1) / 4.0 * ((1 / e) - 1)).ToArray();
        return [losses[0] - ((losses[1] - losses[0]) / 3), .. losses];
    }

    private static double Loss(double load, double[] losses)
    {
        var i = Math.Min((int)(4 * load), losses.Length - 2);
        return losses[i] + (((4 * load) - i) * (losses[i + 1] - losses[i]));
    }

    private static double Kvar(double load)
    {
        var i = 1;
        while (i < Reactive.Length - 1 && load > Reactive[i].Load)
        {
            i++;
        }

        var ((from, low), (to, high)) = (Reactive[i - 1], Reactive[i]);
        return low + ((load - from) / (to - from) * (high - low));
    }
}
