return await Monitoring.Simulators.Factory.FactoryCommand.RunAsync(args);
