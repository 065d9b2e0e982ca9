using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitoring.Ingestor.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Gateways : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gateways");
        }
    }
}
