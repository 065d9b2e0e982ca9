namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// What a machine draws within one minute, piece by piece from its start. Energy up to any moment has a closed form, so steps of a second,
/// of a minute and of a quarter hour give the same energy.
/// </summary>
public sealed class Trace
{
    /// <summary>Length in seconds.</summary>
    public const double Seconds = 60;

    private Piece[] _pieces = new Piece[4];
    private int _count;
    private Level _total;

    /// <summary>Seconds of the minute that no piece covers yet.</summary>
    public double Left { get; private set; }

    /// <summary>Mean power of the minute.</summary>
    public Level Mean => _total * (1 / Seconds);

    /// <summary>Lowest active power within the minute, kW.</summary>
    public double LeastKw { get; private set; }

    /// <summary>Highest active power within the minute, kW.</summary>
    public double MostKw { get; private set; }

    /// <summary>The same minute again, independent of this one.</summary>
    internal Trace Copy() => new() { _pieces = [.. _pieces], _count = _count, _total = _total, Left = Left, LeastKw = LeastKw, MostKw = MostKw };

    /// <summary>Begins another minute.</summary>
    internal void Begin() => (_count, _total, Left, LeastKw, MostKw) = (0, default, Seconds, double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Constant power for a time, to the end of the minute at most.</summary>
    /// <returns>Seconds used.</returns>
    public double Hold(Level level, double seconds = Seconds) =>
        Add(new Piece { From = level, Seconds = Math.Min(seconds, Left) }, level.Kw, level.Kw);

    /// <summary>Power that changes evenly; where the minute ends first, the level reached there is the ramp's level at that second.</summary>
    /// <returns>Seconds used.</returns>
    public double Ramp(Level from, Level to, double seconds)
    {
        var used = Math.Min(seconds, Left);
        var reached = from + ((to - from) * (seconds > 0 ? used / seconds : 1));
        return Add(new Piece { Shape = Shape.Ramp, From = from, To = reached, Seconds = used }, Math.Min(from.Kw, reached.Kw), Math.Max(from.Kw, reached.Kw));
    }

    /// <summary>Power that falls or rises towards <paramref name="floor"/> with a time constant of <paramref name="tau"/> seconds.</summary>
    /// <returns>Seconds used.</returns>
    public double Decay(Level from, Level floor, double tau, double seconds)
    {
        var used = Math.Min(seconds, Left);
        var end = floor.Kw + ((from.Kw - floor.Kw) * Math.Exp(-used / tau));
        return Add(new Piece { Shape = Shape.Decay, From = from, To = floor, Length = tau, Seconds = used }, Math.Min(from.Kw, end), Math.Max(from.Kw, end));
    }

    /// <summary>Cycles of a pattern about a mean level.</summary>
    /// <param name="pattern">The cycle's shape.</param>
    /// <param name="mean">Mean power of a cycle.</param>
    /// <param name="cycle">Length of a cycle in seconds.</param>
    /// <param name="phase">Cycles passed when the piece begins; the whole part does not matter.</param>
    /// <param name="seconds">For how long, to the end of the minute at most.</param>
    /// <returns>Seconds used.</returns>
    public double Repeat(Pattern pattern, Level mean, double cycle, double phase, double seconds = Seconds)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var start = phase - Math.Floor(phase);
        return Add(
            new Piece { Shape = Shape.Cycles, From = mean, Pattern = pattern, Length = cycle, Phase = start, Seconds = Math.Min(seconds, Left) },
            mean.Kw * pattern.Least, mean.Kw * pattern.Most);
    }

    /// <summary>Adds the same power to every piece, e.g. a base that a fault has left on.</summary>
    public void Lift(Level level)
    {
        for (var i = 0; i < _count; i++)
        {
            ref var piece = ref _pieces[i];
            piece.Lift += level;
            piece.Before += level * piece.Start;
        }

        (_total, LeastKw, MostKw) = (_total + (level * (Seconds - Left)), LeastKw + level.Kw, MostKw + level.Kw);
    }

    /// <summary>Multiplies every piece.</summary>
    public void Scale(double factor)
    {
        for (var i = 0; i < _count; i++)
        {
            ref var piece = ref _pieces[i];
            (piece.From, piece.To, piece.Lift, piece.Before) = (piece.From * factor, piece.To * factor, piece.Lift * factor, piece.Before * factor);
        }

        (_total, LeastKw, MostKw) = (_total * factor, LeastKw * factor, MostKw * factor);
    }

    /// <summary>Energy in kWs and kvars from the minute's start to <paramref name="second"/>, 0 to 60.</summary>
    public Level Until(double second)
    {
        if (second >= Seconds)
        {
            return _total;
        }

        var i = _count - 1;
        while (i > 0 && _pieces[i].Start >= second)
        {
            i--;
        }

        ref readonly var piece = ref _pieces[i];
        return piece.Before + piece.Energy(second - piece.Start);
    }

    private double Add(Piece piece, double least, double most)
    {
        if (piece.Seconds <= 0)
        {
            return 0;
        }

        if (_count == _pieces.Length)
        {
            Array.Resize(ref _pieces, 2 * _count);
        }

        (piece.Start, piece.Before) = (Seconds - Left, _total);
        _pieces[_count++] = piece;
        _total += piece.Energy(piece.Seconds);
        Left -= piece.Seconds;
        (LeastKw, MostKw) = (Math.Min(LeastKw, least), Math.Max(MostKw, most));
        return piece.Seconds;
    }

    private enum Shape { Hold, Ramp, Decay, Cycles }

    private struct Piece
    {
        public Shape Shape;
        public Level From;
        public Level To;
        public Level Lift;
        public Level Before;
        public Pattern? Pattern;
        public double Start;
        public double Seconds;
        public double Length;
        public double Phase;

        /// <summary>Energy of its first seconds.</summary>
        public readonly Level Energy(double t) => (Lift * t) + (Shape switch
        {
            Shape.Ramp => (From + ((To - From) * (t / (2 * Seconds)))) * t,
            Shape.Decay => (To * t) + ((From - To) * (Length * (1 - Math.Exp(-t / Length)))),
            Shape.Cycles => From * (Length * (Pattern!.Until(Phase + (t / Length)) - Pattern.Until(Phase))),
            _ => From * t,
        });
    }
}
