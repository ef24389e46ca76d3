package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.InventoryRuns;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.ReportTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryOverTimeTest {
  @TempDir Path folder;

  @Test
  void tellsWhatChangedSinceTheRunBefore() throws Exception {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    InventoryRuns runs = InventoryRuns.of(folder, "drops.type=csv", "drops.location=" + drops);
    Files.writeString(drops.resolve("stays.csv"), rows("id,email", "%d,p%d@example.org"));
    Files.writeString(drops.resolve("fails.csv"), rows("id,email", "%d,p%d@example.org"));
    Files.writeString(drops.resolve("changes.csv"), rows("id,old,code", "%d,x%d,y"));
    Files.writeString(drops.resolve("goes.csv"), rows("id,email", "%d,p%d@example.org"));
    InventoryRuns.Result first = runs.run("2026-11-01");
    assertThat(first.status()).as(first.err()).isEqualTo(3);
    assertThat(first.changes().rows()).isEmpty();

    Files.writeString(
        drops.resolve("changes.csv"),
        rows("id,mail,code", "%1$d,p%2$d@example.org,q%2$d@example.net"));
    Files.delete(drops.resolve("goes.csv"));
    Files.writeString(drops.resolve("comes.csv"), rows("id,email", "%d,p%d@example.org"));
    Files.write(drops.resolve("fails.csv"), new byte[] {'a', '\n', (byte) 0xff, '\n'});
    InventoryRuns.Result second = runs.run("2026-11-02");
    assertThat(second.status()).as(second.err()).isEqualTo(1);
    ReportTable changes = second.changes();
    assertThat(changes.row("drops", "changes", "mail"))
        .containsEntry("change", "added")
        .containsEntry("after", "email");
    assertThat(changes.cell("change", "drops", "changes", "old")).isEqualTo("removed");
    assertThat(changes.cells("change", "drops", "changes", "code"))
        .containsExactly("category", "status");
    assertThat(changes.cells("change", "drops", "goes")).containsOnly("removed");
    assertThat(changes.cells("change", "drops", "comes")).containsOnly("added");
    assertThat(changes.cells("change", "drops", "stays")).isEmpty();
    assertThat(changes.cells("change", "drops", "fails")).isEmpty();
    assertThat(second.inventory().cell("first_seen", "drops", "stays", "email"))
        .isEqualTo("2026-11-01");
    assertThat(second.inventory().cell("first_seen", "drops", "comes", "email"))
        .isEqualTo("2026-11-02");

    Files.writeString(drops.resolve("fails.csv"), rows("id,email", "%d,p%d@example.org"));
    InventoryRuns.Result third = runs.run("2026-11-03");
    assertThat(third.status()).as(third.err()).isEqualTo(3);
    assertThat(third.changes().rows()).isEmpty();
    assertThat(third.inventory().cell("first_seen", "drops", "fails", "email"))
        .isEqualTo("2026-11-01");
    assertThat(third.inventory().cell("first_seen", "drops", "changes", "mail"))
        .isEqualTo("2026-11-02");
  }

  @Test
  void aSourceThatCannotBeReadLosesNothing() throws Exception {
    Path drops = Files.createDirectories(folder.resolve("drops/people"));
    Files.writeString(drops.resolve("contacts.csv"), rows("id,email", "%d,p%d@example.org"));
    Path away = folder.resolve("away");
    InventoryRuns runs =
        InventoryRuns.of(folder, "drops.type=csv", "drops.location=" + folder.resolve("drops"));
    runs.run("2026-11-01");

    Files.move(folder.resolve("drops"), away);
    InventoryRuns.Result without = runs.run("2026-11-02");
    assertThat(without.status()).as(without.err()).isEqualTo(1);
    assertThat(without.changes().rows()).isEmpty();
    assertThat(without.tables().cells("status", "drops")).containsExactly("failed");

    Files.move(away, folder.resolve("drops"));
    InventoryRuns.Result again = runs.run("2026-11-03");
    assertThat(again.changes().rows()).isEmpty();
    assertThat(again.inventory().cell("first_seen", "drops", "people/contacts", "email"))
        .isEqualTo("2026-11-01");
  }

  private static String rows(String header, String line) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int row = 0; row < 60; row++) {
      text.append(line.formatted(row, row)).append('\n');
    }
    return text.toString();
  }

  @Test
  void aSampleIsSpreadOverTheTable() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("crm");
    try (Connection h2 = DriverManager.getConnection(url)) {
      fill(h2, "create table t as ", "system_range(0, 149999) r(i)");
    }
    String postgres = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(postgres)) {
      fill(connection, "create table t as ", "generate_series(0, 149999) r(i)");
    }
    Path lake = Files.createDirectories(folder.resolve("lake"));
    Path drops = Files.createDirectories(folder.resolve("drops"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      fill(duck, "create table t as ", "range(150000) r(i)");
      try (Statement sql = duck.createStatement()) {
        sql.execute("copy t to '%s/t.parquet' (row_group_size 2048)".formatted(lake));
        sql.execute("copy t to '%s/t.csv'".formatted(drops));
      }
    }
    InventoryRuns.Result result =
        InventoryRuns.of(
                folder,
                "crm.type=jdbc",
                "crm.url=" + url,
                "shop.type=jdbc",
                "shop.url=" + postgres,
                "shop.username=" + Postgres.USER,
                "shop.password=" + Postgres.PASSWORD,
                "lake.type=parquet",
                "lake.location=" + lake,
                "drops.type=csv",
                "drops.location=" + drops)
            .run("2026-11-01", "--steward.inventory.sample-rows=2000");

    assertThat(result.status()).as(result.err()).isEqualTo(3);
    for (String source : new String[] {"crm", "shop", "lake", "drops"}) {
      assertThat(result.tables().row(source, "t"))
          .as(source)
          .containsEntry("rows", "150000")
          .containsEntry("status", "sampled");
      int scanned = Integer.parseInt(result.tables().cell("rows_scanned", source, "t"));
      assertThat(scanned).as(source).isBetween(1500, 2000);
      for (String column : new String[] {"starting", "middle", "ending"}) {
        assertThat(result.inventory().cell("category", source, "t", column))
            .as(source + " " + column)
            .isEqualTo("email");
        int seen = Integer.parseInt(result.inventory().cell("non_null_rows", source, "t", column));
        assertThat(seen).as(source + " " + column).isBetween(80, 400);
      }
    }
  }

  /** Each column has values in a tenth of the rows. */
  private static void fill(Connection connection, String create, String numbers) throws Exception {
    try (Statement sql = connection.createStatement()) {
      sql.execute(
          create
              + "select i as id,"
              + " case when i < 15000 then 'a' || i || '@example.org' end as starting,"
              + " case when i between 65000 and 79999 then 'b' || i || '@example.org' end as middle,"
              + " case when i >= 135000 then 'c' || i || '@example.org' end as ending from "
              + numbers);
      if (!connection.getMetaData().getDatabaseProductName().equals("DuckDB")) {
        sql.execute("alter table t alter column id set not null");
        sql.execute("alter table t add primary key (id)");
      }
    }
  }
}
