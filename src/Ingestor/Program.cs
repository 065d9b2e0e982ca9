using Monitoring.Ingestor;
using Monitoring.Ingestor.Access;

return args is ["keys", ..]
    ? await KeysCommand.RunAsync(args, Console.Out)
    : await IngestorSetup.RunAsync(args);
