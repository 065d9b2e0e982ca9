return await Monitoring.Gateway.GatewaySetup.RunAsync(args);
