using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Monitoring.Ingestor.Storage.Postgres.Migrations
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
        }
    }
}
