using Monitoring.Gateway;

try
{
    await GatewaySetup.Build(args).RunAsync();
    return 0;
}
catch (GatewayStartException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
