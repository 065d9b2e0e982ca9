using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitoring.Ingestor.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LeanLedger : Migration
    {
        // Written by hand: SQLite cannot change a primary key in place, and EF Core knows no WITHOUT ROWID. Meters get numbers, by which
        // the ledger refers to them; of a ledger whose meter is not listed, nothing is lost either. The days are added up at the next start.
        private const string MetersUp =
            """
            CREATE TABLE "meters_new" (
                "Id" INTEGER NOT NULL CONSTRAINT "PK_meters" PRIMARY KEY AUTOINCREMENT, "Site" TEXT NOT NULL, "Meter" TEXT NOT NULL,
                "Quantities" TEXT NOT NULL, "FirstMs" INTEGER NOT NULL, "LastMs" INTEGER NOT NULL, "IntervalMs" REAL NULL);
            INSERT INTO "meters_new" ("Site", "Meter", "Quantities", "FirstMs", "LastMs", "IntervalMs")
                SELECT "Site", "Meter", "Quantities", "FirstMs", "LastMs", "IntervalMs" FROM "meters" ORDER BY "Site", "Meter";
            INSERT INTO "meters_new" ("Site", "Meter", "Quantities", "FirstMs", "LastMs")
                SELECT "Site", "Meter", 'active_power_w,reactive_power_var,energy_import_wh,energy_export_wh,reactive_energy_lag_varh,reactive_energy_lead_varh',
                    min("StartMs"), max("StartMs")
                FROM "ledger" l WHERE NOT EXISTS (SELECT 1 FROM "meters" m WHERE m."Site" = l."Site" AND m."Meter" = l."Meter")
                GROUP BY "Site", "Meter";
            DROP TABLE "meters";
            ALTER TABLE "meters_new" RENAME TO "meters";
            CREATE UNIQUE INDEX "IX_meters_Site_Meter" ON "meters" ("Site", "Meter");
            """;

        private const string LedgerUp =
            """
            CREATE TABLE "ledger_new" (
                "MeterId" INTEGER NOT NULL, "Quarter" INTEGER NOT NULL, "ImportWh" REAL NULL, "ExportWh" REAL NULL, "MeanW" REAL NULL, "MinW" REAL NULL,
                "MaxW" REAL NULL, "LagVarh" REAL NULL, "LeadVarh" REAL NULL, "Coverage" REAL NOT NULL, "Origin" INTEGER NOT NULL,
                CONSTRAINT "PK_ledger" PRIMARY KEY ("MeterId", "Quarter")) WITHOUT ROWID;
            INSERT INTO "ledger_new"
                SELECT m."Id", l."StartMs" / 900000, l."ImportWh", l."ExportWh", l."MeanW", l."MinW", l."MaxW", l."LagVarh", l."LeadVarh", l."Coverage", l."Origin"
                FROM "ledger" l JOIN "meters" m ON m."Site" = l."Site" AND m."Meter" = l."Meter" ORDER BY 1, 2;
            DROP TABLE "ledger";
            ALTER TABLE "ledger_new" RENAME TO "ledger";
            CREATE TABLE "ledger_days" (
                "MeterId" INTEGER NOT NULL, "Day" INTEGER NOT NULL, "Intervals" INTEGER NOT NULL, "CoveredMs" INTEGER NOT NULL,
                "ImportWh" REAL NULL, "ExportWh" REAL NULL, "ImportGapWh" REAL NOT NULL, "ImportPowerWh" REAL NOT NULL, "ImportEditedWh" REAL NOT NULL,
                "ExportGapWh" REAL NOT NULL, "ExportPowerWh" REAL NOT NULL, "ExportEditedWh" REAL NOT NULL, "PeakW" REAL NULL, "PeakQuarter" INTEGER NULL,
                CONSTRAINT "PK_ledger_days" PRIMARY KEY ("MeterId", "Day")) WITHOUT ROWID;
            """;

        private const string DirtyUp =
            """
            CREATE TABLE "dirty_new" (
                "Id" INTEGER NOT NULL CONSTRAINT "PK_dirty" PRIMARY KEY AUTOINCREMENT, "MeterId" INTEGER NOT NULL, "FromMs" INTEGER NOT NULL,
                "ToMs" INTEGER NOT NULL, "CreatedMs" INTEGER NOT NULL, "LeaseUntilMs" INTEGER NOT NULL, "LeasedBy" INTEGER NOT NULL);
            INSERT INTO "dirty_new" ("MeterId", "FromMs", "ToMs", "CreatedMs", "LeaseUntilMs", "LeasedBy")
                SELECT m."Id", d."FromMs", d."ToMs", 0, 0, 0 FROM "dirty" d JOIN "meters" m ON m."Site" = d."Site" AND m."Meter" = d."Meter" ORDER BY d."Id";
            DROP TABLE "dirty";
            ALTER TABLE "dirty_new" RENAME TO "dirty";
            CREATE INDEX "IX_dirty_MeterId" ON "dirty" ("MeterId");
            """;

        private const string BackDown =
            """
            CREATE TABLE "ledger_old" (
                "Site" TEXT NOT NULL, "Meter" TEXT NOT NULL, "StartMs" INTEGER NOT NULL, "ImportWh" REAL NULL, "ExportWh" REAL NULL,
                "MeanW" REAL NULL, "MinW" REAL NULL, "MaxW" REAL NULL, "LagVarh" REAL NULL, "LeadVarh" REAL NULL,
                "Coverage" REAL NOT NULL, "Origin" INTEGER NOT NULL, CONSTRAINT "PK_ledger" PRIMARY KEY ("Site", "Meter", "StartMs")) WITHOUT ROWID;
            INSERT INTO "ledger_old"
                SELECT m."Site", m."Meter", l."Quarter" * 900000, l."ImportWh", l."ExportWh", l."MeanW", l."MinW", l."MaxW", l."LagVarh", l."LeadVarh", l."Coverage", l."Origin"
                FROM "ledger" l JOIN "meters" m ON m."Id" = l."MeterId";
            DROP TABLE "ledger";
            ALTER TABLE "ledger_old" RENAME TO "ledger";
            DROP TABLE "ledger_days";
            CREATE TABLE "dirty_old" (
                "Id" INTEGER NOT NULL CONSTRAINT "PK_dirty" PRIMARY KEY AUTOINCREMENT,
                "Site" TEXT NOT NULL, "Meter" TEXT NOT NULL, "FromMs" INTEGER NOT NULL, "ToMs" INTEGER NOT NULL);
            INSERT INTO "dirty_old" ("Site", "Meter", "FromMs", "ToMs")
                SELECT m."Site", m."Meter", d."FromMs" / 900000 * 900000, d."ToMs" FROM "dirty" d JOIN "meters" m ON m."Id" = d."MeterId";
            DROP TABLE "dirty";
            ALTER TABLE "dirty_old" RENAME TO "dirty";
            CREATE TABLE "meters_old" (
                "Site" TEXT NOT NULL, "Meter" TEXT NOT NULL, "Quantities" TEXT NOT NULL, "FirstMs" INTEGER NOT NULL, "LastMs" INTEGER NOT NULL,
                "IntervalMs" REAL NULL, CONSTRAINT "PK_meters" PRIMARY KEY ("Site", "Meter"));
            INSERT INTO "meters_old" SELECT "Site", "Meter", "Quantities", "FirstMs", "LastMs", "IntervalMs" FROM "meters";
            DROP TABLE "meters";
            ALTER TABLE "meters_old" RENAME TO "meters";
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "DaysZone", table: "sites", type: "TEXT", nullable: true);
            migrationBuilder.Sql(MetersUp);
            migrationBuilder.Sql(LedgerUp);
            migrationBuilder.Sql(DirtyUp);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(BackDown);
            migrationBuilder.DropColumn(name: "DaysZone", table: "sites");
        }
    }
}
