using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitoring.Ingestor.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DirtySpansAndKeyUse : Migration
    {
        // Written by hand: SQLite cannot change a primary key in place, and EF Core knows no WITHOUT ROWID, which halves the
        // ledger and the time to read a year of it. Every meter's ledger is marked to be recomputed by the present rules.
        private const string DirtyUp =
            """
            CREATE TABLE "dirty_new" (
                "Id" INTEGER NOT NULL CONSTRAINT "PK_dirty" PRIMARY KEY AUTOINCREMENT,
                "Site" TEXT NOT NULL, "Meter" TEXT NOT NULL, "FromMs" INTEGER NOT NULL, "ToMs" INTEGER NOT NULL);
            INSERT INTO "dirty_new" ("Site", "Meter", "FromMs", "ToMs")
                SELECT "Site", "Meter", "FirstMs" / 900000 * 900000, ("LastMs" / 900000 + 1) * 900000 FROM "meters";
            INSERT INTO "dirty_new" ("Site", "Meter", "FromMs", "ToMs")
                SELECT "Site", "Meter", "FromMs" / 900000 * 900000, ("ToMs" / 900000 + 1) * 900000 FROM "dirty";
            DROP TABLE "dirty";
            ALTER TABLE "dirty_new" RENAME TO "dirty";
            """;

        private const string LedgerColumns =
            """
            "Site" TEXT NOT NULL, "Meter" TEXT NOT NULL, "StartMs" INTEGER NOT NULL, "ImportWh" REAL NULL, "ExportWh" REAL NULL,
            "MeanW" REAL NULL, "MinW" REAL NULL, "MaxW" REAL NULL, "LagVarh" REAL NULL, "LeadVarh" REAL NULL,
            "Coverage" REAL NOT NULL, "Origin" INTEGER NOT NULL,
            CONSTRAINT "PK_ledger" PRIMARY KEY ("Site", "Meter", "StartMs")
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "LastUsedMs", table: "keys", type: "INTEGER", nullable: true);
            migrationBuilder.Sql(DirtyUp);
            migrationBuilder.Sql(
                $"CREATE TABLE \"ledger_new\" ({LedgerColumns}) WITHOUT ROWID; " +
                "INSERT INTO \"ledger_new\" SELECT \"Site\", \"Meter\", \"StartMs\", \"ImportWh\", \"ExportWh\", \"MeanW\", \"MinW\", \"MaxW\", " +
                "\"LagVarh\", \"LeadVarh\", \"Coverage\", \"Origin\" FROM \"ledger\"; " +
                "DROP TABLE \"ledger\"; ALTER TABLE \"ledger_new\" RENAME TO \"ledger\";");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "LastUsedMs", table: "keys");
            migrationBuilder.Sql(
                """
                DROP TABLE "dirty";
                CREATE TABLE "dirty" (
                    "Site" TEXT NOT NULL, "Meter" TEXT NOT NULL, "FromMs" INTEGER NOT NULL, "ToMs" INTEGER NOT NULL, "Mark" INTEGER NOT NULL,
                    CONSTRAINT "PK_dirty" PRIMARY KEY ("Site", "Meter"));
                INSERT INTO "dirty" SELECT "Site", "Meter", "FirstMs", "LastMs", 1 FROM "meters";
                """);
        }
    }
}
