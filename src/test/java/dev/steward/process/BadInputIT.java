package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.steward.report.ManifestHeader.Status;
import dev.steward.testkit.LargeEstate;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bad table, file or disk: it is told with its place and the reason, never hides the others,
 * and the same command does only what is missing once it is repaired.
 */
class BadInputIT {
  private static final String DROPS = "    drops: {type: csv, location: drops}\n";
  private static final String GOOD = "email\nanna@example.org\nben@example.org\n";

  @TempDir Path folder;
  private Workplace work;

  @BeforeEach
  void begin() throws IOException {
    work = new Workplace(folder);
    work.write("drops/good.csv", GOOD);
  }

  @Test
  void tellsThatAPasswordIsRefused() throws Exception {
    try (GatedDatabase database = GatedDatabase.create()) {
      database.execute(
          """
          drop role if exists reader;
          create role reader login password 'right-password';
          grant select on all tables in schema public to reader;
          grant execute on all functions in schema public to reader;
          """);
      String source =
          database.asSource().replace("username: postgres", "username: reader").stripTrailing();
      work.configure("", DROPS + source.replace("password: postgres", "password: wrong-password"));
      assertIncomplete(
          work.run(),
          "crm.*",
          "Cannot connect to source crm ("
              + database.url()
              + "): the password was refused for user reader");

      work.configure("", DROPS + source.replace("password: postgres", "password: right-password"));
      assertRepaired(3);
      database.execute("drop owned by reader");
    }
  }

  @Test
  void tellsThatADeclaredTableIsMissing() throws Exception {
    work.configure(
        "",
        "    drops: {type: csv, location: drops, tables: {goood: {personal: none}, later:"
            + " {personal: none}}}\n");
    Result result = work.run();
    assertIncomplete(result, "drops.later", "no such table");
    assertThat(work.tables().get("drops.goood")).contains("did you mean good?");
  }

  @Test
  void tellsThatATableVanishedDuringTheScan() throws Exception {
    try (GatedDatabase database = GatedDatabase.create()) {
      work.configure("", DROPS + database.asSource());
      StewardProcess running = startAtGate(database);
      database.execute("alter table orders rename to archive");
      database.open();

      assertIncomplete(
          running.result(), "crm.orders", "Cannot read crm.orders, ", "does not exist any more");
      assertThat(work.tables().get("crm.gated")).startsWith("scanned");

      database.execute("alter table archive rename to orders");
      assertRepaired(1);
    }
  }

  @Test
  void goesOnWhenTheDatabaseGoesAwayDuringTheScan() throws Exception {
    try (GatedDatabase database = GatedDatabase.create()) {
      work.configure("", DROPS + database.asSource());
      StewardProcess running = startAtGate(database);
      database.disconnectOthers();

      assertIncomplete(
          running.result(), "crm.gated", "Cannot read crm.gated, ", "the connection was lost");
      assertThat(work.tables().get("crm.orders")).startsWith("scanned");

      database.open();
      assertRepaired(1);
    }
  }

  @Test
  void tellsThatAParquetFileIsTruncated() throws Exception {
    Path lake = work.path("lake");
    new LargeEstate(1).interactions(lake.resolve("visit"), 2_000, 1, 1_000);
    Path part = lake.resolve("visit/part-0000.parquet");
    byte[] whole = Files.readAllBytes(part);
    try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
      file.setLength(whole.length / 2);
    }
    work.configure("", DROPS + "    lake: {type: parquet, location: lake}\n");
    assertIncomplete(work.run(), "lake.visit", "visit/part-0000.parquet: the footer is cut off");

    Files.write(part, whole);
    assertRepaired(1);
  }

  @Test
  void tellsThatACsvFileHasAnotherCharset() throws Exception {
    Path file = work.write("drops/latin.csv", "");
    Files.write(file, "name,city\nM\u00fcller,K\u00f6ln\n".getBytes(StandardCharsets.ISO_8859_1));
    work.configure("", "    drops: {type: csv, location: drops, charset: UTF-8}\n");
    assertIncomplete(work.run(), "drops.latin", "latin.csv", "UTF-8");

    Files.writeString(file, "name,city\nM\u00fcller,K\u00f6ln\n");
    assertRepaired(1);
  }

  @Test
  void reportsAnEmptyFile() throws Exception {
    work.write("drops/empty.csv", "");
    work.configure("", DROPS);
    Result result = work.run();
    assertThat(result.status()).as(result.err()).isEqualTo(3);
    assertThat(work.tables().get("drops.empty")).startsWith("scanned: ").contains("empty");
  }

  @Test
  void readsALineOf50MegabytesInASmallHeap() throws Exception {
    work.write("drops/line.csv", "id,note\n1," + "x".repeat(50_000_000) + "\n");
    work.configure("", DROPS);
    Result result = work.startRunUnder(List.of(), List.of("-Xmx256m")).result();
    assertIncomplete(result, "drops.line", "line.csv", "line 2");

    work.write("drops/line.csv", "id,note\n1,x\n");
    assertRepaired(1);
  }

  @Test
  void tellsThatACompressedFileIsDamaged() throws Exception {
    Path file = work.write("drops/packed.csv.gz", "");
    Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5});
    work.configure("", DROPS);
    assertIncomplete(work.run(), "drops.packed", "packed.csv.gz", "gzip");

    Files.delete(file);
    work.write("drops/packed.csv", GOOD);
    assertRepaired(1);
  }

  @Test
  void tellsThatAFolderMayNotBeRead() throws Exception {
    List<String> asOrdinaryUser =
        System.getProperty("user.name").equals("root")
            ? List.of(
                "setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")
            : List.of();
    if (!asOrdinaryUser.isEmpty()) {
      assumeThat(succeeds("setpriv", "--help")).as("root, without setpriv").isTrue();
    }
    work.write("drops/secret/list.csv", GOOD);
    Path secret = work.path("drops/secret");
    work.configure("", DROPS);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    try {
      assertIncomplete(
          work.startRunUnder(asOrdinaryUser, List.of()).result(),
          "drops.secret",
          "permission denied");
    } finally {
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertRepaired(1);
  }

  @Test
  void tellsThatALocationDoesNotExist() throws Exception {
    work.configure("", DROPS + "    lake: {type: parquet, location: lake}\n");
    assertIncomplete(
        work.run(), "lake.*", "Cannot list lake at " + work.path("lake") + ": no such file");

    new LargeEstate(1).interactions(work.path("lake/visit"), 100, 1, 100);
    assertRepaired(1);
  }

  @Test
  void publishesNothingOnAFullDisk() throws Exception {
    try (SmallDisk disk = SmallDisk.at(work.path("reports"), "8k")) {
      work.configure("", DROPS);
      Result result = work.run();
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err())
          .contains("pii-inventory failed; the same command goes on where it stopped")
          .containsPattern("publish: Cannot write \\S+/reports/\\S+: no space left on device");
      assertNoTrace(result);
      assertThat(work.publication(Workplace.AS_OF)).doesNotExist();

      disk.grow("4m");
      Result repaired = work.run();
      assertThat(repaired.status()).as(repaired.err()).isEqualTo(3);
      assertThat(work.strays()).isEmpty();
    }
    assertThat(work.unitsOfLastTry()).isZero();
  }

  @Test
  void goesOnAfterTheDiskOfTheStagingFolderWasFull() throws Exception {
    StringBuilder columns = new StringBuilder("c0");
    for (int i = 1; i < 300; i++) {
      columns.append(",c").append(i);
    }
    work.write("drops/wide.csv", columns + "\n" + "a@example.org,".repeat(299) + "x\n");
    try (SmallDisk disk = SmallDisk.at(work.path(".steward/staging"), "16k")) {
      work.configure("", DROPS);
      Result result = work.run();
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err())
          .containsPattern(
              "scan\\S*: Cannot read or write \\S+/staging/\\S+: [Nn]o space left on device");
      assertNoTrace(result);
      assertThat(work.publication(Workplace.AS_OF)).doesNotExist();

      disk.grow("4m");
      Result repaired = work.run();
      assertThat(repaired.status()).as(repaired.err()).isEqualTo(3);
    }
    assertThat(work.unitsOfLastTry()).isOne();
  }

  @Test
  void goesOnAfterTheDiskOfTheHomeFolderWasFull() throws Exception {
    try (SmallDisk disk = SmallDisk.at(work.home(), "100k")) {
      work.configure("", DROPS);
      Result result = work.run();
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err())
          .contains("the control store")
          .containsIgnoringCase("no space left on device");
      assertNoTrace(result);

      disk.grow("8m");
      Result repaired = work.run();
      assertThat(repaired.status()).as(repaired.err()).isEqualTo(3);
    }
  }

  @Test
  void goesOnAfterTheControlStoreCutItsConnections() throws Exception {
    try (GatedDatabase database = GatedDatabase.create();
        Connection server = Postgres.connect(database.url())) {
      String store = Postgres.newDatabase();
      configureStore(store, database);
      StewardProcess running = startAtGate(database);
      GatedDatabase.disconnectAll(server, store);
      database.open();

      Result result = running.result();
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err()).contains("Cannot use the control store: no connection");
      assertNoTrace(result);
      Result repaired = work.run();
      assertThat(repaired.status()).as(repaired.err()).isEqualTo(3);
      assertThat(work.strays()).isEmpty();
    }
  }

  @Test
  void goesOnAfterTheControlStoreWasAway() throws Exception {
    try (GatedDatabase database = GatedDatabase.create();
        Connection server = Postgres.connect(database.url())) {
      String store = Postgres.newDatabase();
      String name = store.substring(store.lastIndexOf('/') + 1);
      configureStore(store, database);
      StewardProcess running = startAtGate(database);
      database.execute("alter database " + name + " allow_connections false");
      GatedDatabase.disconnectAll(server, store);
      database.open();

      Result result = running.result();
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err()).contains("control store");
      assertNoTrace(result);

      Result refused = work.run();
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.err()).contains("Cannot connect to the control store " + store);
      assertNoTrace(refused);

      database.execute("alter database " + name + " allow_connections true");
      Result repaired = work.run();
      assertThat(repaired.status()).as(repaired.err()).isEqualTo(3);
      assertThat(work.strays()).isEmpty();
    }
  }

  @Test
  void tellsThatTheControlStoreIsDamaged() throws Exception {
    work.configure("", DROPS);
    work.write(".steward/control.mv.db", "not a database at all\n".repeat(1_000));
    Result result = work.run();
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("Cannot open the control store " + work.home().resolve("control.mv.db"));
    assertNoTrace(result);
  }

  @Test
  void tellsThatTheKeyOfTheControlStoreIsLost() throws Exception {
    work.configure("", DROPS);
    assertThat(work.run().status()).isEqualTo(3);
    Path key = work.home().resolve("store.key");
    byte[] content = Files.readAllBytes(key);
    Files.delete(key);

    Result result = work.run("run=2");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("Cannot open the control store").contains("store.key");
    assertNoTrace(result);

    Files.write(key, content);
    assertThat(work.run("run=2").status()).isEqualTo(3);
  }

  @Test
  void refusesToGoOnUnderAnotherKey() throws Exception {
    try (GatedDatabase database = GatedDatabase.create()) {
      configureStore(Postgres.newDatabase(), database);
      startAtGate(database).kill();
      database.open();
      Path key = work.home().resolve("store.key");
      byte[] content = Files.readAllBytes(key);
      Files.delete(key);

      Result result = work.run();
      assertThat(result.status()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).contains("2026-11-01 began under another key").contains("run=2");
      assertNoTrace(result);

      Files.write(key, content);
      assertThat(work.run().status()).isEqualTo(3);
    }
  }

  private void configureStore(String url, GatedDatabase database) throws IOException {
    work.configure(
        "  lease-expiry: 2s\n  control-store: {url: '%s', username: %s, password: %s}\n"
            .formatted(url, Postgres.USER, Postgres.PASSWORD),
        database.asSource());
  }

  private StewardProcess startAtGate(GatedDatabase database) throws Exception {
    database.shut();
    StewardProcess process = work.startRun();
    process.awaits("it stood at the gate", database::hasVisitor);
    return process;
  }

  /** A run that says of one table why it failed, and publishes the others. */
  private void assertIncomplete(Result result, String table, String... messages)
      throws IOException {
    assertThat(result.status()).as(result.err()).isEqualTo(1);
    assertThat(result.err())
        .contains("pii-inventory 2026-11-01 is incomplete; the same command does what is missing")
        .contains(table + ": ")
        .contains(messages)
        .doesNotContain("wrong-password", "right-password");
    assertNoTrace(result);
    assertThat(work.manifest().header().status()).isEqualTo(Status.INCOMPLETE);
    assertThat(work.manifest().header().failures())
        .anySatisfy(failure -> assertThat(failure).startsWith(table + ": ").contains(messages));
    assertThat(work.tables().get(table)).startsWith("failed: ").contains(messages);
    assertThat(work.tables().get("drops.good")).startsWith("scanned: ");
  }

  /**
   * @param units that the last try had to do
   */
  private void assertRepaired(int units) throws Exception {
    Result repaired = work.run();
    assertThat(repaired.status()).as(repaired.err()).isIn(0, 3);
    assertThat(work.manifest().header().status()).isEqualTo(Status.COMPLETE);
    assertThat(work.manifest().header().failures()).isEmpty();
    assertThat(work.tables().values()).noneMatch(row -> row.startsWith("failed"));
    assertThat(work.unitsOfLastTry()).isEqualTo(units);
    assertThat(work.strays()).isEmpty();
  }

  private static void assertNoTrace(Result result) {
    assertThat(result.err()).doesNotContain("\tat ", "    at ", "Exception", "Caused by");
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program here
    }
  }

  /** A file system of a few kilobytes; needs the right to mount one. */
  private record SmallDisk(Path at) implements AutoCloseable {
    static SmallDisk at(Path folder, String size) throws Exception {
      Files.createDirectories(folder);
      assumeThat(succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()))
          .as("may mount")
          .isTrue();
      return new SmallDisk(folder);
    }

    void grow(String size) throws Exception {
      assertThat(succeeds("mount", "-o", "remount,size=" + size, at.toString())).isTrue();
    }

    @Override
    public void close() throws Exception {
      assertThat(succeeds("umount", at.toString())).isTrue();
    }
  }
}
