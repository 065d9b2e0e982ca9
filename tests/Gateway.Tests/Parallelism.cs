// OpenTelemetry gathers meters by name over the whole process: two gateways at once would see each other's figures.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
