using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitoring.Ingestor.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LedgerBeneathEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ledger_beneath",
                columns: table => new
                {
                    MeterId = table.Column<int>(type: "integer", nullable: false),
                    Quarter = table.Column<int>(type: "integer", nullable: false),
                    ImportWh = table.Column<double>(type: "double precision", nullable: true),
                    ExportWh = table.Column<double>(type: "double precision", nullable: true),
                    MeanW = table.Column<double>(type: "double precision", nullable: true),
                    MinW = table.Column<double>(type: "double precision", nullable: true),
                    MaxW = table.Column<double>(type: "double precision", nullable: true),
                    LagVarh = table.Column<double>(type: "double precision", nullable: true),
                    LeadVarh = table.Column<double>(type: "double precision", nullable: true),
                    Coverage = table.Column<double>(type: "double precision", nullable: false),
                    Origin = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_beneath", x => new { x.MeterId, x.Quarter });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ledger_beneath");
        }
    }
}
