package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.Postgres;
import dev.steward.testkit.SampleCopy;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import dev.steward.testkit.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.h2.tools.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night over the sample, all jobs, by three workers and by one process. */
class RemoteNightIT {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;

  private List<String> configuration(String name, int port) throws Exception {
    Path home = Files.createDirectories(folder.resolve(name));
    SampleCopy.of(home);
    return List.of(
        "--config",
        Path.of("jobs/sample.yml").toAbsolutePath().toString(),
        "--steward.demo.home=" + home,
        "--steward.sources.crm.url=jdbc:h2:tcp://localhost:%d/./%s/crm".formatted(port, name),
        "--steward.sources.crm.username=",
        "--steward.pseudonym-key=" + KEY,
        "--steward.threads=2",
        "--steward.control-store.url=" + Postgres.newDatabase(),
        "--steward.control-store.username=" + Postgres.USER,
        "--steward.control-store.password=" + Postgres.PASSWORD);
  }

  private Result night(List<String> configuration) {
    List<String> words = new ArrayList<>(List.of("run", "nightly", "as-of=2026-11-01", "--quiet"));
    words.addAll(configuration);
    return StewardProcess.start(folder, WorkerFleet.QUICK, words.toArray(String[]::new)).result();
  }

  /** All reports, but for what tells of times and of each try. */
  private Map<String, String> reports(String name) throws IOException {
    Path reports = folder.resolve(name).resolve("reports");
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(reports)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        boolean isTable = file.toString().endsWith(".csv") && !file.endsWith("audit.csv");
        String text = isTable ? Files.readString(file) : "";
        texts.put(
            reports.relativize(file).toString(),
            file.endsWith("certificate.csv") ? text.replaceAll(",[^,\n]*\n", "\n") : text);
      }
    }
    return texts;
  }

  @Test
  @Tag("sweep")
  void publishesWhatOneProcessPublishes() throws Exception {
    Server crm =
        Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString(), "-ifExists").start();
    try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
      Result alone = night(configuration("alone", crm.getPort()));
      assertThat(alone.status()).as(alone.out() + alone.err()).isEqualTo(3);
      List<String> configuration = new ArrayList<>(configuration("spread", crm.getPort()));
      configuration.add("--steward.cluster.broker.url=" + broker.url());

      try (WorkerFleet fleet = new WorkerFleet(folder, configuration).start(3)) {
        Result spread = night(configuration);

        assertThat(spread.status()).as(spread.out() + spread.err()).isEqualTo(3);
        Map<String, String> expected = reports("alone");
        Map<String, String> found = reports("spread");
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((file, text) -> assertThat(found.get(file)).as(file).isEqualTo(text));
        assertThat(spread.out().replace("/spread/", "/alone/")).isEqualTo(alone.out());
        assertThat(fleet.workers()).allMatch(worker -> WorkerFleet.taken(worker) > 5);
      }
    } finally {
      crm.stop();
    }
  }
}
