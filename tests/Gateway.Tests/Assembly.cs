// Brokers, gateways and their metrics share one process and two cores: one test at a time keeps deadlines meaningful.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
