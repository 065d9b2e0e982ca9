using Monitoring.Gateway;
using Monitoring.Starting;

return ServiceProgram.AsksForHelp(args)
    ? ServiceProgram.Show(GatewaySetup.Help())
    : await ServiceProgram.RunAsync(() => GatewaySetup.Build(args));
