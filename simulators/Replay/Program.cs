return await Monitoring.Simulators.Replay.ReplayCommand.RunAsync(args);
