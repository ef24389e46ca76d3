package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.steward.source.ScanScope;
import dev.steward.source.Source;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class BrokenFilesTest {
  private static final String SECRET = "anna.secret@example.org";

  @TempDir Path folder;

  private Path write(String name) throws Exception {
    Path file = folder.resolve(name);
    ParquetFile.write(
        file,
        "message m { required int32 id; required binary email (STRING); }",
        2000,
        (group, row) -> group.append("id", row).append("email", row + SECRET));
    return file;
  }

  @Test
  void saysWhyAFileIsNoParquetFile() throws Exception {
    Path good = write("good.parquet");
    byte[] bytes = Files.readAllBytes(good);
    Files.write(folder.resolve("empty.parquet"), new byte[0]);
    Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
    Files.writeString(folder.resolve("text.parquet"), "id,email\n1," + SECRET + "\n");
    byte[] tail = Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length);
    Files.write(folder.resolve("tail.parquet"), tail);
    byte[] encrypted = bytes.clone();
    System.arraycopy("PARE".getBytes(StandardCharsets.US_ASCII), 0, encrypted, bytes.length - 4, 4);
    Files.write(folder.resolve("encrypted.parquet"), encrypted);
    try (Source source = Lake.at(folder)) {
      assertThat(source.discover().tables()).hasSize(6);
      assertFails(source, "empty", "not a Parquet file: 0 bytes");
      assertFails(
          source, "cut", "the footer is cut off: the file begins, but does not end with PAR1");
      assertFails(source, "text", "not a Parquet file: it does not end with PAR1");
      assertThatThrownBy(() -> source.table("tail")).hasMessageContaining("the footer is cut off");
      assertFails(source, "encrypted", "its footer is encrypted, which is not supported");
      assertThat(source.table("good").rows()).hasValue(2000);
    }
  }

  private static void assertFails(Source source, String table, String reason) {
    assertThatThrownBy(() -> source.table(table))
        .isInstanceOf(SourceException.class)
        .hasMessage("Cannot read lake." + table + ", file " + table + ".parquet: " + reason);
  }

  @Test
  void saysWhichCodecIsMissing() throws Exception {
    try (DuckDb duck = new DuckDb();
        Source source = Lake.at(folder)) {
      String file = folder.resolve("t.parquet").toString();
      duck.execute("COPY (SELECT 1 AS id) TO '" + file + "' (FORMAT parquet, CODEC brotli)");
      Table table = source.table("t");
      assertThatThrownBy(() -> Cells.of(table))
          .hasMessage(
              "Cannot read lake.t, file t.parquet, row group 0, column id:"
                  + " there is no codec for BROTLI compression here");
    }
  }

  @Test
  void failsATableOfWhichOneFileIsBroken() throws Exception {
    write("t/part-0.parquet");
    Files.write(folder.resolve("t/part-1.parquet"), new byte[3]);
    try (Source source = Lake.at(folder)) {
      assertThatThrownBy(() -> source.table("t"))
          .hasMessage("Cannot read lake.t, file t/part-1.parquet: not a Parquet file: 3 bytes");
      Files.delete(folder.resolve("t/part-1.parquet"));
      write("t/part-1.parquet");
      source.discover();
      assertThat(source.table("t").rows()).hasValue(4000);
    }
  }

  @Test
  void noticesThatAFileChangedAfterItWasPlanned() throws Exception {
    Path file = write("t.parquet");
    try (Source source = Lake.at(folder)) {
      Table table = source.table("t");
      Split split = table.plan(new ScanScope.Full()).get(0);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
      assertThatThrownBy(() -> table.read(split, Set.of("id")))
          .isInstanceOf(SourceChangedException.class);
      Table again = source.table("t");
      assertThat(Cells.of(again).get("id")).hasSize(2000);
      Split planned = again.plan(new ScanScope.Full()).get(0);
      Files.delete(file);
      assertThatThrownBy(() -> again.read(planned, Set.of("id")))
          .isInstanceOf(SourceChangedException.class)
          .hasMessage(
              "Cannot read lake.t, file t.parquet: the file is gone since the table was planned");
    }
  }

  @Test
  void logsNoValuesHoweverTalkativeParquetIs() throws Exception {
    // lists are read by parquet's own decoders
    ParquetFile.write(
        folder.resolve("t.parquet"),
        "message m { repeated binary email (STRING); }",
        2000,
        (group, row) -> group.append("email", row + SECRET));
    Logger parquet = (Logger) LoggerFactory.getLogger("org.apache.parquet");
    Level level = parquet.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    parquet.setLevel(Level.ALL);
    parquet.setAdditive(false);
    parquet.addAppender(log);
    try (Source source = Lake.at(folder)) {
      Cells.of(source.table("t"));
    } finally {
      parquet.detachAppender(log);
      parquet.setLevel(level);
      parquet.setAdditive(true);
    }
    assertThat(log.list)
        .isNotEmpty()
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(message -> message.contains("secret"));
  }

  @Test
  void failsWithoutQuotingValuesWhateverIsDamaged() throws Exception {
    Path file = write("t.parquet");
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(7);
    int failures = 0;
    for (int round = 0; round < 300; round++) {
      byte[] bad = good.clone();
      int start =
          round % 2 == 0 ? random.nextInt(bad.length) : bad.length - 1 - random.nextInt(900);
      for (int i = start; i < Math.min(bad.length, start + 1 + random.nextInt(30)); i++) {
        bad[i] = (byte) random.nextInt();
      }
      Files.write(file, bad);
      try (Source source = Lake.at(folder)) {
        Cells.of(source.table("t"));
      } catch (SourceException e) {
        failures++;
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
            .contains("lake.t")
            .doesNotContain("anna")
            .doesNotContain("secret");
      } catch (AssertionError e) {
        // the footer lost rows without a sign of it
      }
    }
    assertThat(failures).isGreaterThan(50);
  }
}
