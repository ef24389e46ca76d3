package dev.steward.process;

import dev.steward.files.FileStore;
import dev.steward.report.Manifest;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportRows;
import dev.steward.store.ControlStore;
import dev.steward.testkit.StewardProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A folder in which the program is run: with its configuration, home and reports. */
final class Workplace {
  static final String JOB = "pii-inventory";
  static final String AS_OF = "2026-11-01";

  /** Short runs compile little: optimising would take most of their time. */
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path folder;

  Workplace(Path folder) {
    this.folder = folder;
  }

  /** Content and time of change of a file. */
  record FileState(String content, long changedAt) {}

  Path path(String name) {
    return folder.resolve(name);
  }

  Path home() {
    return folder.resolve(".steward");
  }

  /** Writes a file, with the folders above it. */
  Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /** Configures a run by one thread of all rows. */
  void configure(String properties, String sources) throws IOException {
    write(
        "steward.yml",
        """
        steward:
          threads: 1
          inventory: {mode: full}
        %s
          sources:
        %s
        """
            .formatted(properties.stripTrailing(), sources.stripTrailing()));
  }

  /** Starts {@code run pii-inventory as-of=2026-11-01}. */
  StewardProcess startRun(String... more) {
    return start(arguments(AS_OF, more));
  }

  /** As {@link #startRun}, for runs that are worth optimising. */
  StewardProcess startLongRun(String... more) {
    return StewardProcess.start(folder, List.of(), arguments(AS_OF, more));
  }

  /** Runs {@code run pii-inventory as-of=2026-11-01} to its end. */
  StewardProcess.Result run(String... more) {
    return startRun(more).result();
  }

  /** Runs a command to its end, with the configuration where it takes one. */
  StewardProcess.Result command(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.add("--config");
    arguments.add("steward.yml");
    return start(arguments.toArray(String[]::new)).result();
  }

  StewardProcess start(String... arguments) {
    return StewardProcess.start(folder, QUICK, arguments);
  }

  StewardProcess startRunUnder(List<String> under, List<String> jvmOptions) {
    List<String> options = new ArrayList<>(QUICK);
    options.addAll(jvmOptions);
    return StewardProcess.start(folder, under, options, arguments(AS_OF));
  }

  private static String[] arguments(String asOf, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", JOB, "--config", "steward.yml", "as-of=" + asOf));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  Path publication(String label) {
    return folder.resolve("reports").resolve(JOB).resolve(label);
  }

  /** What a run published, but for the manifest, which tells the times of the run. */
  Map<String, String> reports(String label) throws IOException {
    Map<String, String> reports = new TreeMap<>();
    states(label).forEach((name, state) -> reports.put(name, state.content()));
    reports.remove("manifest.json");
    return reports;
  }

  /** All files of a publication, with the times of their last change. */
  Map<String, FileState> states(String label) throws IOException {
    Map<String, FileState> states = new TreeMap<>();
    try (Stream<Path> files = Files.walk(publication(label))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        states.put(
            publication(label).relativize(file).toString(),
            new FileState(
                HexFormat.of().formatHex(Files.readAllBytes(file)),
                Files.getLastModifiedTime(file).toMillis()));
      }
    }
    return states;
  }

  Manifest manifest() throws IOException {
    return published().manifest();
  }

  /** The {@code status: message} of each table in the report that lists them. */
  Map<String, String> tables() throws IOException {
    Map<String, String> tables = new TreeMap<>();
    try (ReportRows rows = published().rows("tables")) {
      List<@Nullable Object> row = rows.next();
      while (row != null) {
        tables.put(row.get(0) + "." + row.get(1), row.get(8) + ": " + row.get(9));
        row = rows.next();
      }
    }
    return tables;
  }

  private PublishedReport published() throws IOException {
    String folder = publication(AS_OF).toString();
    return PublishedReport.open(FileStore.of(folder, Map.of()), folder);
  }

  /** How many units the last try of the last run did; no process may have the store open. */
  int unitsOfLastTry() throws IOException, SQLException {
    try (ControlStore store = ControlStore.embedded(home(), 2)) {
      return JdbcClient.create(store.dataSource())
          .sql(
              """
              select coalesce(sum(write_count), 0) from batch_step_execution
              where step_name like 'scan:%' and job_execution_id =
                (select max(job_execution_id) from batch_job_execution)
              """)
          .query(Integer.class)
          .single();
    }
  }

  /** Forgets what earlier runs learned of files, so that the next run reads them all. */
  void forgetFiles() {
    FileSystemUtils.deleteRecursively(kept().toFile());
  }

  private Path kept() {
    return home().resolve("staging/kept-profiles");
  }

  /** Files that only a run at work may have. */
  List<Path> strays() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*(\\.tmp|\\.staging|\\.old|\\.part)"))
          .filter(file -> !file.startsWith(kept()) || file.toString().endsWith(".tmp"))
          .toList();
    }
  }
}
