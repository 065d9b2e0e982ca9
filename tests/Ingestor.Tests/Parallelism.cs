// OpenTelemetry gathers meters by name over the whole process: two ingestors at once would see each other's figures.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
