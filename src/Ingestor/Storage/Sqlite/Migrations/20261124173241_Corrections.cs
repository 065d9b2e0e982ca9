using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitoring.Ingestor.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Corrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Site = table.Column<string>(type: "TEXT", nullable: false),
                    Meter = table.Column<string>(type: "TEXT", nullable: false),
                    NewMeter = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    FromMs = table.Column<long>(type: "INTEGER", nullable: false),
                    ToMs = table.Column<long>(type: "INTEGER", nullable: true),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    LongestMs = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", nullable: false),
                    MadeWith = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    MadeMs = table.Column<long>(type: "INTEGER", nullable: false),
                    UndoneBy = table.Column<string>(type: "TEXT", nullable: true),
                    UndoneWith = table.Column<string>(type: "TEXT", nullable: true),
                    UndoneWhy = table.Column<string>(type: "TEXT", nullable: true),
                    UndoneMs = table.Column<long>(type: "INTEGER", nullable: true),
                    IsMarked = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_corrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "edits",
                columns: table => new
                {
                    CorrectionId = table.Column<long>(type: "INTEGER", nullable: false),
                    StartMs = table.Column<long>(type: "INTEGER", nullable: false),
                    EndMs = table.Column<long>(type: "INTEGER", nullable: false),
                    ImportWh = table.Column<double>(type: "REAL", nullable: true),
                    ExportWh = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_edits", x => new { x.CorrectionId, x.StartMs });
                });

            migrationBuilder.CreateTable(
                name: "gateways",
                columns: table => new
                {
                    Key = table.Column<int>(type: "INTEGER", nullable: false),
                    Site = table.Column<string>(type: "TEXT", nullable: false),
                    LastWriteMs = table.Column<long>(type: "INTEGER", nullable: false),
                    WaitingMessages = table.Column<long>(type: "INTEGER", nullable: true),
                    OldestAgeMs = table.Column<long>(type: "INTEGER", nullable: true),
                    ClockOffsetMs = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gateways", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "ledger_beneath",
                columns: table => new
                {
                    MeterId = table.Column<int>(type: "INTEGER", nullable: false),
                    Quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportWh = table.Column<double>(type: "REAL", nullable: true),
                    ExportWh = table.Column<double>(type: "REAL", nullable: true),
                    MeanW = table.Column<double>(type: "REAL", nullable: true),
                    MinW = table.Column<double>(type: "REAL", nullable: true),
                    MaxW = table.Column<double>(type: "REAL", nullable: true),
                    LagVarh = table.Column<double>(type: "REAL", nullable: true),
                    LeadVarh = table.Column<double>(type: "REAL", nullable: true),
                    Coverage = table.Column<double>(type: "REAL", nullable: false),
                    Origin = table.Column<short>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_beneath", x => new { x.MeterId, x.Quarter });
                });

            migrationBuilder.CreateIndex(
                name: "IX_corrections_Site_Meter",
                table: "corrections",
                columns: new[] { "Site", "Meter" });

            migrationBuilder.CreateIndex(
                name: "IX_corrections_Site_NewMeter",
                table: "corrections",
                columns: new[] { "Site", "NewMeter" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropTable(
                name: "edits");

            migrationBuilder.DropTable(
                name: "gateways");

            migrationBuilder.DropTable(
                name: "ledger_beneath");
        }
    }
}
