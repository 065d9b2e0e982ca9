using Monitoring.Ingestor;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Importing;
using Monitoring.Ingestor.Reading.Export;
using Monitoring.Starting;

if (args is ["keys", ..])
{
    return await KeysCommand.RunAsync(args, Console.Out, error: Console.Error);
}

if (args is ["import", ..])
{
    return await ImportCommand.RunAsync(args, Console.Out, error: Console.Error);
}

if (args is ["export", ..])
{
    return await ExportCommand.RunAsync(args, Console.Out, Console.Error);
}

return ServiceProgram.AsksForHelp(args) ? ServiceProgram.Show(IngestorSetup.Help()) : await IngestorSetup.RunAsync(args);
