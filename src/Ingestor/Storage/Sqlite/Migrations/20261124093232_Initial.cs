using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitoring.Ingestor.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dirty",
                columns: table => new
                {
                    Site = table.Column<string>(type: "TEXT", nullable: false),
                    Meter = table.Column<string>(type: "TEXT", nullable: false),
                    FromMs = table.Column<long>(type: "INTEGER", nullable: false),
                    ToMs = table.Column<long>(type: "INTEGER", nullable: false),
                    Mark = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dirty", x => new { x.Site, x.Meter });
                });

            migrationBuilder.CreateTable(
                name: "keys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Site = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedMs = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedMs = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    Site = table.Column<string>(type: "TEXT", nullable: false),
                    Meter = table.Column<string>(type: "TEXT", nullable: false),
                    StartMs = table.Column<long>(type: "INTEGER", nullable: false),
                    ImportWh = table.Column<double>(type: "REAL", nullable: true),
                    ExportWh = table.Column<double>(type: "REAL", nullable: true),
                    MeanW = table.Column<double>(type: "REAL", nullable: true),
                    MinW = table.Column<double>(type: "REAL", nullable: true),
                    MaxW = table.Column<double>(type: "REAL", nullable: true),
                    LagVarh = table.Column<double>(type: "REAL", nullable: true),
                    LeadVarh = table.Column<double>(type: "REAL", nullable: true),
                    Coverage = table.Column<double>(type: "REAL", nullable: false),
                    Origin = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger", x => new { x.Site, x.Meter, x.StartMs });
                });

            migrationBuilder.CreateTable(
                name: "meters",
                columns: table => new
                {
                    Site = table.Column<string>(type: "TEXT", nullable: false),
                    Meter = table.Column<string>(type: "TEXT", nullable: false),
                    Quantities = table.Column<string>(type: "TEXT", nullable: false),
                    FirstMs = table.Column<long>(type: "INTEGER", nullable: false),
                    LastMs = table.Column<long>(type: "INTEGER", nullable: false),
                    IntervalMs = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meters", x => new { x.Site, x.Meter });
                });

            migrationBuilder.CreateTable(
                name: "sites",
                columns: table => new
                {
                    Site = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sites", x => x.Site);
                });

            migrationBuilder.CreateIndex(
                name: "IX_keys_Hash",
                table: "keys",
                column: "Hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dirty");

            migrationBuilder.DropTable(
                name: "keys");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "meters");

            migrationBuilder.DropTable(
                name: "sites");
        }
    }
}
