using Monitoring.Dashboard;

return await DashboardSetup.RunAsync(args);
