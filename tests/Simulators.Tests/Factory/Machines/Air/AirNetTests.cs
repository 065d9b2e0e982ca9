using CsCheck;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Air;

namespace Monitoring.Simulators.Tests.Factory.Machines.Air;

public sealed class AirNetTests
{
    [Fact]
    public void A_bar_costs_7_6_to_8_4_percent_around_7_bar_and_the_published_machine_draws_5_5_percent_more_at_110_psig()
    {
        Assert.InRange((AirPressure.Work(7.5) - AirPressure.Work(6.5)) / AirPressure.Work(7), 0.076, 0.084);
        Assert.Equal(90.1 / 85.4, AirPressure.Work(110 * AirBench.BarPerPsi) / AirPressure.Work(100 * AirBench.BarPerPsi), 0.002);
    }

    // Bleed-down test [S5][S15]: the mean leak is V (P1 - P2) / (T x atmosphere); the flow falls with the absolute pressure.
    [Fact]
    public void Leaks_empty_the_receiver_with_the_absolute_pressure()
    {
        var run = AirBench.Run(new AirNet { ReceiverM3 = 3, LeaksM3PerMin = 1 }, 0, [new ScrewCompressor { Id = "c", Model = "screw-compressor", RatedKw = 37, FlowM3PerMin = 6 }]);
        run.MoveTo(new DateTimeOffset(2025, 4, 1, 8, 45, 0, TimeSpan.Zero)); // 17:45 in Tokyo, a working Tuesday: switched off
        var first = run.Air!.Bar;
        Assert.InRange(first, 3, 7);
        AirBench.Mean(run, "c", 4);
        var bled = 3 * (first - run.Air.Bar) / (4 * AirPressure.Atmosphere);
        var mean = ((first + run.Air.Bar) / 2) + AirPressure.Atmosphere;
        Assert.Equal(mean / (6 + AirPressure.Atmosphere), bled, 0.02);
        AirBench.Mean(run, "c", 300);
        Assert.Equal(0, run.Air.Bar);
    }

    // Start/stop test [S15]: the share of time under load is the share of the flow that leaks.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.4)]
    public void Without_customers_the_share_of_time_under_load_is_the_share_that_leaks(double leak)
    {
        var flow = AirBench.Published().FlowM3PerMin;
        var run = AirBench.Run(AirBench.Net(10) with { LeaksM3PerMin = leak * flow }, 0, [AirBench.Published()]);
        AirBench.Mean(run, "comp", 60);
        var (loaded, place) = (0, run.PlaceOf("comp"));
        for (var s = 0; s < 36000; s++)
        {
            loaded += run.Read(place, s % 60, 1).Power.Sum.Kw > 83 ? 1 : 0;
            if (s % 60 == 59)
            {
                run.Step();
            }
        }

        // The leak is stated at the cut-in pressure and is 4 % more in the middle of the band.
        Assert.Equal(1.04 * leak, loaded / 36000.0, 0.015);
    }

    [Fact]
    public void A_raised_band_costs_work_leaks_and_unregulated_flow()
    {
        var net = new AirNet { ReceiverM3 = 10, CutInBar = 6.5, CutOutBar = 7.5, LeaksM3PerMin = 2 };
        var raised = new Fault { Code = FaultCode.PressureRaised, Machine = "c", From = new DateOnly(2025, 1, 1), Strength = 1 };
        var (before, after) = (Mean(net), Mean(net, raised));

        // 8 % for the work; of the flow 76 % (leaks and 60 % of the rest) rise by 13 %, each m3 costing what full load costs above no load.
        Assert.InRange((after / before) - 1, 0.11, 0.18);
    }

    [Fact]
    public void A_grown_leak_draws_what_the_part_load_of_the_machine_gives()
    {
        var leak = new Fault { Code = FaultCode.LeakGrown, Machine = "c", From = new DateOnly(2025, 1, 1), Strength = 3 };
        var net = new AirNet { ReceiverM3 = 10, LeaksM3PerMin = 2 };

        // 5.5 kW for each m3/min at full load; load/unload gives back 68 % of a change of the flow [S4], more with a large receiver.
        Assert.InRange(Mean(net, leak) - Mean(net), 3 * 5.5 * 0.65, 3 * 5.5 * 0.9);
    }

    // The night of a working Tuesday: leaks draw only where somebody left the compressor on.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 8, 14)]
    public void A_compressor_switched_off_at_night_draws_nothing_and_one_left_on_feeds_the_leaks(double leftOn, double least, double most)
    {
        var fault = new Fault { Code = FaultCode.LeftOnNight, Machine = "c", From = new DateOnly(2025, 1, 1), Strength = leftOn };
        var compressor = new ScrewCompressor { Id = "c", Model = "screw-compressor", RatedKw = 37, FlowM3PerMin = 6, ForgottenShare = 0 };
        var run = AirBench.Run(new AirNet { ReceiverM3 = 3, LeaksM3PerMin = 0.6 }, 0, [compressor], fault);
        run.MoveTo(new DateTimeOffset(2025, 4, 1, 14, 0, 0, TimeSpan.Zero)); // 23:00 in Tokyo
        Assert.InRange(AirBench.Mean(run, "c", 300), least, most);
    }

    [Theory]
    [InlineData(DryerKind.Refrigerated, 0.030, 0.05)]
    [InlineData(DryerKind.Cycling, 0.015, 0.04)]
    [InlineData(DryerKind.Heatless, 0, 0.01)]
    public void A_dryer_takes_the_published_share_of_the_compressors_power(DryerKind kind, double least, double most)
    {
        var flow = AirBench.Published().FlowM3PerMin;
        var run = AirBench.Run(AirBench.Net(5), 0.5 * flow, [AirBench.Published(), new AirDryer { Id = "d", Model = "air-dryer", Kind = kind, FlowM3PerMin = flow }]);
        Assert.InRange(AirBench.Mean(run, "d", 60) / 85.4, least, most);
    }

    [Fact]
    public void A_heatless_dryer_makes_the_compressor_deliver_the_purge_too()
    {
        var flow = AirBench.Published().FlowM3PerMin;
        var dryer = new AirDryer { Id = "d", Model = "air-dryer", Kind = DryerKind.Heatless, FlowM3PerMin = flow };
        var with = AirBench.Run(AirBench.Net(10), 0.5 * flow, [AirBench.Published(), dryer]);
        var (kw, _) = AirBench.Cycles(with, "comp", 300, 80);
        Assert.InRange(100 * kw / 85.4, 75, 83); // 66 % of full power at 50 % flow, 79 % at 67 %, and 0.34 bar of pressure
    }

    [Fact]
    public void Any_net_stays_below_its_cut_out_and_reads_the_same_in_seconds() => Gen.Select(Gen.Double[0.05, 20], Gen.Double[0, 60], Gen.Double[0, 8], Gen.Double[0, 1], Gen.Bool, Gen.Bool)
        .Sample((volume, taken, leaks, unregulated, standby, variable) =>
        {
            var net = new AirNet { ReceiverM3 = volume, LeaksM3PerMin = leaks, UnregulatedShare = unregulated };
            var run = AirBench.Run(
                net, taken,
                [
                    AirBench.Published("a", runOn: 3),
                    standby ? AirBench.Published("b", CompressorRole.Standby, 5) : new ModulatingCompressor { Id = "b", Model = "m", RatedKw = 30, FlowM3PerMin = 5, AlwaysOn = true },
                    variable
                        ? new VariableSpeedCompressor { Id = "v", Model = "v", RatedKw = 55, FlowM3PerMin = 10, AlwaysOn = true }
                        : new ScrewCompressor { Id = "v", Model = "s", RatedKw = 22, FlowM3PerMin = 3, AlwaysOn = true },
                ]);
            for (var minute = 0; minute < 120; minute++, run.Step())
            {
                Assert.InRange(run.Air!.Bar, 0, 7.0 + 1e-9);
                var sum = 0.0;
                for (var s = 0; s < 60; s++)
                {
                    sum += run.Read(run.Main, s, 1).Power.Sum.Kw;
                }

                Assert.Equal(run.MeanOf(run.Main).Kw, sum / 60, 1e-6);
            }
        }, iter: 200);

    private static double Mean(AirNet net, params IReadOnlyList<Fault> faults)
    {
        var compressor = new ScrewCompressor { Id = "c", Model = "screw-compressor", RatedKw = 55, FlowM3PerMin = 10, AlwaysOn = true };
        var run = AirBench.Run(net, net.LeaksM3PerMin > 0 ? 3 : 0, [compressor], faults);
        AirBench.Mean(run, "c", 60);
        return AirBench.Mean(run, "c", 600);
    }
}
