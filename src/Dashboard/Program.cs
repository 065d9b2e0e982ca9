using Monitoring.Dashboard;

await DashboardSetup.Build(args).RunAsync();
