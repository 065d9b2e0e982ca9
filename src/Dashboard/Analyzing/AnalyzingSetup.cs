using Monitoring.Analysis.Detectors;

namespace Monitoring.Dashboard.Analyzing;

/// <summary>Registers the analysis worker and its health.</summary>
internal static class AnalyzingSetup
{
    public static void AddAnalyzing(this IServiceCollection services)
    {
        services.AddSingleton(DetectorCatalogue.All);
        services.AddSingleton<AnalysisFaults>();
        services.AddHostedService<AnalysisWorker>();
        services.AddHealthChecks().AddCheck<AnalysisHealth>("analysis");
    }
}
