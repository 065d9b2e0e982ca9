return await Monitoring.Benchmarks.BenchmarkCommand.RunAsync(args);
