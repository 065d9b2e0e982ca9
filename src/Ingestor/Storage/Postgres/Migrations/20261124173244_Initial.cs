using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Monitoring.Ingestor.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Site = table.Column<string>(type: "text", nullable: false),
                    Meter = table.Column<string>(type: "text", nullable: false),
                    NewMeter = table.Column<string>(type: "text", nullable: true),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    FromMs = table.Column<long>(type: "bigint", nullable: false),
                    ToMs = table.Column<long>(type: "bigint", nullable: true),
                    Details = table.Column<string>(type: "text", nullable: false),
                    LongestMs = table.Column<long>(type: "bigint", nullable: false),
                    MadeBy = table.Column<string>(type: "text", nullable: false),
                    MadeWith = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    MadeMs = table.Column<long>(type: "bigint", nullable: false),
                    UndoneBy = table.Column<string>(type: "text", nullable: true),
                    UndoneWith = table.Column<string>(type: "text", nullable: true),
                    UndoneWhy = table.Column<string>(type: "text", nullable: true),
                    UndoneMs = table.Column<long>(type: "bigint", nullable: true),
                    IsMarked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_corrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "dirty",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MeterId = table.Column<int>(type: "integer", nullable: false),
                    FromMs = table.Column<long>(type: "bigint", nullable: false),
                    ToMs = table.Column<long>(type: "bigint", nullable: false),
                    CreatedMs = table.Column<long>(type: "bigint", nullable: false),
                    LeaseUntilMs = table.Column<long>(type: "bigint", nullable: false),
                    LeasedBy = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dirty", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "edits",
                columns: table => new
                {
                    CorrectionId = table.Column<long>(type: "bigint", nullable: false),
                    StartMs = table.Column<long>(type: "bigint", nullable: false),
                    EndMs = table.Column<long>(type: "bigint", nullable: false),
                    ImportWh = table.Column<double>(type: "double precision", nullable: true),
                    ExportWh = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_edits", x => new { x.CorrectionId, x.StartMs });
                });

            migrationBuilder.CreateTable(
                name: "gateways",
                columns: table => new
                {
                    Key = table.Column<int>(type: "integer", nullable: false),
                    Site = table.Column<string>(type: "text", nullable: false),
                    LastWriteMs = table.Column<long>(type: "bigint", nullable: false),
                    WaitingMessages = table.Column<long>(type: "bigint", nullable: true),
                    OldestAgeMs = table.Column<long>(type: "bigint", nullable: true),
                    ClockOffsetMs = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gateways", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "keys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Site = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Scope = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    CreatedMs = table.Column<long>(type: "bigint", nullable: false),
                    LastUsedMs = table.Column<long>(type: "bigint", nullable: true),
                    RevokedMs = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ledger",
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
                    table.PrimaryKey("PK_ledger", x => new { x.MeterId, x.Quarter });
                });

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

            migrationBuilder.CreateTable(
                name: "ledger_days",
                columns: table => new
                {
                    MeterId = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Intervals = table.Column<int>(type: "integer", nullable: false),
                    CoveredMs = table.Column<long>(type: "bigint", nullable: false),
                    ImportWh = table.Column<double>(type: "double precision", nullable: true),
                    ExportWh = table.Column<double>(type: "double precision", nullable: true),
                    ImportGapWh = table.Column<double>(type: "double precision", nullable: false),
                    ImportPowerWh = table.Column<double>(type: "double precision", nullable: false),
                    ImportEditedWh = table.Column<double>(type: "double precision", nullable: false),
                    ExportGapWh = table.Column<double>(type: "double precision", nullable: false),
                    ExportPowerWh = table.Column<double>(type: "double precision", nullable: false),
                    ExportEditedWh = table.Column<double>(type: "double precision", nullable: false),
                    PeakW = table.Column<double>(type: "double precision", nullable: true),
                    PeakQuarter = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_days", x => new { x.MeterId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "meters",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Site = table.Column<string>(type: "text", nullable: false),
                    Meter = table.Column<string>(type: "text", nullable: false),
                    Quantities = table.Column<string>(type: "text", nullable: false),
                    FirstMs = table.Column<long>(type: "bigint", nullable: false),
                    LastMs = table.Column<long>(type: "bigint", nullable: false),
                    IntervalMs = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sites",
                columns: table => new
                {
                    Site = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    TimeZone = table.Column<string>(type: "text", nullable: false),
                    DaysZone = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sites", x => x.Site);
                });

            migrationBuilder.CreateIndex(
                name: "IX_corrections_Site_Meter",
                table: "corrections",
                columns: new[] { "Site", "Meter" });

            migrationBuilder.CreateIndex(
                name: "IX_corrections_Site_NewMeter",
                table: "corrections",
                columns: new[] { "Site", "NewMeter" });

            migrationBuilder.CreateIndex(
                name: "IX_dirty_MeterId",
                table: "dirty",
                column: "MeterId");

            migrationBuilder.CreateIndex(
                name: "IX_keys_Hash",
                table: "keys",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meters_Site_Meter",
                table: "meters",
                columns: new[] { "Site", "Meter" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropTable(
                name: "dirty");

            migrationBuilder.DropTable(
                name: "edits");

            migrationBuilder.DropTable(
                name: "gateways");

            migrationBuilder.DropTable(
                name: "keys");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "ledger_beneath");

            migrationBuilder.DropTable(
                name: "ledger_days");

            migrationBuilder.DropTable(
                name: "meters");

            migrationBuilder.DropTable(
                name: "sites");
        }
    }
}
