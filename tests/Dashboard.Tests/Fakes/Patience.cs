using System.Runtime.CompilerServices;
using Bunit;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>A component may take its time on a busy machine; the waits end as soon as the condition holds.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Wait() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
}
