using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Monitoring.Dashboard.Findings.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> read the model without starting the Dashboard.</summary>
internal sealed class FindingsDbDesign : IDesignTimeDbContextFactory<FindingsDb>
{
    public FindingsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<FindingsDb>().UseSqlite("Data Source=design.db").Options);
}
