using Microsoft.AspNetCore.Connections;
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
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{e.Message} Another program uses the port of the health page: end it, or choose another one with --urls http://127.0.0.1:PORT.");
    return 1;
}
