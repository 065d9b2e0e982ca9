return await Monitoring.AllInOne.AllInOneCommand.RunAsync(args);
