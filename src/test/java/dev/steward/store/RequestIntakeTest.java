package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.steward.request.RegisteredRequest;
import dev.steward.request.inbox.InboxException;
import dev.steward.testkit.CrashingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestIntakeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void takesALineOnceAndRejectsTheSameLinesAgain(ControlStores.Named named) throws Exception {
    Path inbox = folder.resolve("drops/subject-requests.csv");
    Files.createDirectories(inbox.getParent());
    Files.copy(Path.of("sample-data/drops/subject-requests.csv"), inbox);
    Path rejected = folder.resolve("drops/subject-requests.csv.rejected.csv");
    try (ControlStore store = named.open(folder)) {
      RequestIntake.Outcome first = Requests.take(store.dataSource(), inbox);
      byte[] file = Files.readAllBytes(rejected);
      RequestIntake.Outcome second = Requests.take(store.dataSource(), inbox);

      assertThat(first.taken()).isEqualTo(23);
      assertThat(first.known()).isZero();
      assertThat(second.taken()).isZero();
      assertThat(second.known()).isEqualTo(23);
      assertThat(second.rejected()).isEqualTo(first.rejected()).hasSize(2);
      assertThat(rejected)
          .hasBinaryContent(file)
          .hasContent(
              """
              file,line,reason
              subject-requests.csv,23,"has 6 cells, the header 9"
              subject-requests.csv,24,received_on is not a date as YYYY-MM-DD
              """);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void rejectsAnIdThatIsTakenWithOtherContent(ControlStores.Named named) throws Exception {
    Path inbox = folder.resolve("inbox");
    Requests.inbox(
        inbox.resolve("a.csv"),
        "R1,objection,key,k1,2026-10-20,true,,,",
        "R1,objection,key,k1,2026-10-20,true,,,",
        "R1,erasure,key,k1,2026-10-20,true,,,",
        "R2,objection,key,k2,2026-10-20,maybe,,,");
    Requests.inbox(
        inbox.resolve("b.csv"),
        "R1,objection,key,k9,2026-10-20,true,,,",
        "R2,objection,key,k2,2026-10-20,true,,,");
    try (ControlStore store = named.open(folder)) {
      for (int attempt = 1; attempt <= 2; attempt++) {
        RequestIntake.Outcome outcome = Requests.take(store.dataSource(), inbox);

        assertThat(outcome.taken() + outcome.known()).isEqualTo(3);
        assertThat(outcome.rejected())
            .extracting(line -> line.file() + ":" + line.line())
            .containsExactly("a.csv:4", "a.csv:5", "b.csv:2");
        assertThat(outcome.rejected().get(2).reason())
            .isEqualTo(
                "request_id was taken before with other content; give this request an id of its"
                    + " own");
      }
      assertThat(folder.resolve("inbox.rejected.csv")).exists();

      Requests.inbox(inbox.resolve("a.csv"), "R1,objection,key,altered,2026-10-20,true,,,");
      assertThat(Requests.take(store.dataSource(), inbox).rejected())
          .extracting(line -> line.file() + ":" + line.line())
          .containsExactly("a.csv:2", "b.csv:2");
      assertThat(register(store).find("R1").orElseThrow().request().identifier().value())
          .isEqualTo("k1");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void takesWhatItReadBeforeTheRejectionsCouldNotBeWritten(ControlStores.Named named)
      throws Exception {
    Path inbox =
        Requests.inbox(
            folder.resolve("drops/in.csv"), "R1,access,key,k1,2026-10-20,true,,,", "R2,nonsense");
    Path inTheWay = Files.createDirectories(folder.resolve("drops/in.csv.rejected.csv/full"));
    try (ControlStore store = named.open(folder)) {
      assertThatExceptionOfType(InboxException.class)
          .isThrownBy(() -> Requests.take(store.dataSource(), inbox));
      assertThat(register(store).all()).hasSize(1);

      Files.delete(inTheWay);
      Files.delete(inTheWay.getParent());
      RequestIntake.Outcome again = Requests.take(store.dataSource(), inbox);

      assertThat(again.known()).isEqualTo(1);
      assertThat(register(store).all()).hasSize(1);
      assertThat(folder.resolve("drops/in.csv.rejected.csv")).isRegularFile();
    }
  }

  @Test
  void takesEachLineOnceWhereverItIsKilled() throws Exception {
    String[] lines = new String[1201];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "R" + i + ",objection,key,k" + i + ",2026-10-20,true,,,";
    }
    lines[700] = "R3,objection,key,other,2026-10-20,true,,,";
    Path inbox = Requests.inbox(folder.resolve("drops/in.csv"), lines);
    Path rejected = folder.resolve("drops/in.csv.rejected.csv");
    CrashingStore undisturbed = new CrashingStore(database("undisturbed"), Integer.MAX_VALUE);
    Requests.take(undisturbed.dataSource(), inbox);
    assertThat(undisturbed.commits()).isGreaterThanOrEqualTo(3);
    String expected = Files.readString(rejected);
    List<String> ids = ids(undisturbed.dataSource());
    assertThat(ids).hasSize(1200).doesNotHaveDuplicates();

    for (int commit = 1; commit <= undisturbed.commits(); commit++) {
      Files.deleteIfExists(rejected);
      DataSource database = database("killed" + commit);
      CrashingStore killed = new CrashingStore(database, commit);
      CompletableFuture<Object> process = new CompletableFuture<>();
      Thread dying =
          new Thread(
              () -> {
                try {
                  process.complete(Requests.take(killed.dataSource(), inbox));
                } catch (IOException | RuntimeException e) {
                  process.completeExceptionally(e);
                }
              });
      dying.setDaemon(true);
      dying.start();
      killed.crashed().await();
      while (dying.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      assertThat(process).as("after commit %d", commit).isNotDone();
      assertThat(rejected).doesNotExist();

      RequestIntake.Outcome finished = Requests.take(database, inbox);

      assertThat(finished.taken() + finished.known()).isEqualTo(1200);
      assertThat(finished.known()).as("after commit %d", commit).isPositive();
      assertThat(ids(database)).isEqualTo(ids);
      assertThat(rejected).hasContent(expected);
    }
  }

  private DataSource database(String name) throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:intake-" + name + folder.hashCode() + ";DB_CLOSE_DELAY=-1");
    ControlStore.migrate(database);
    return database;
  }

  private static List<String> ids(DataSource store) {
    return Requests.register(store).all().stream().map(RegisteredRequest::id).toList();
  }

  private static RequestRegister register(ControlStore store) {
    return Requests.register(store.dataSource());
  }
}
