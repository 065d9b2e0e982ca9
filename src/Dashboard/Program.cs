using Monitoring.Dashboard;
using Monitoring.Starting;

return ServiceProgram.AsksForHelp(args) ? ServiceProgram.Show(DashboardSetup.Help()) : await DashboardSetup.RunAsync(args);
