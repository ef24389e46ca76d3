package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * What a process costs before it does anything, beside one of Spring Boot, Spring Batch and H2
 * alone: {@code status}, a run that is complete already, and one of no tables on an empty control
 * store; with the launcher that the build makes, and by {@code java -jar}.
 */
@Tag("bench")
class StartUpBenchIT {
  private static final Path JAR = Path.of(System.getProperty("steward.jar")).toAbsolutePath();
  private static final List<String> PLAIN =
      List.of(InventoryProcess.java(), "-Xmx512m", "-jar", JAR.toString());
  private static final List<String> LAUNCHER = Launcher.line("-Xmx512m", List.of());

  /** A second where plain Boot, Batch and H2 take one and a half. */
  private static final double GOAL = 1.0 / 1.5;

  @TempDir Path folder;

  @BeforeEach
  void configure() throws IOException {
    Files.createDirectories(folder.resolve("nothing"));
    Files.writeString(
        folder.resolve("bench.yml"),
        """
        steward:
          home: %1$s/home
          reports: %1$s/reports
          inventory: {mode: full}
          sources:
            lake: {type: parquet, location: %1$s/nothing}
        """
            .formatted(folder));
    SideBySide.seconds(() -> line(PLAIN, "run", "pii-inventory", "as-of=2026-01-01"));
  }

  @Test
  void status() {
    SideBySide.measure("status by java -jar", () -> line(PLAIN, "status"), peer());
    SideBySide launched =
        SideBySide.measure("status by the launcher", () -> line(LAUNCHER, "status"), peer());
    assertThat(launched.ratio()).isLessThanOrEqualTo(GOAL);
  }

  @Test
  void runThatIsCompleteAlready() {
    List<String> run = List.of("run", "pii-inventory", "--quiet", "as-of=2026-01-01");
    SideBySide.measure("complete run by java -jar", () -> line(PLAIN, run), peer());
    SideBySide launched =
        SideBySide.measure("complete run by the launcher", () -> line(LAUNCHER, run), peer());
    assertThat(launched.ratio()).isLessThanOrEqualTo(GOAL);
  }

  /** Makes the control store and publishes reports, which the peer does not. */
  @Test
  void firstRunOfNoTables() {
    List<String> run = List.of("run", "pii-inventory", "--quiet", "as-of=2026-01-01");
    SideBySide.measure("first run by java -jar", fresh(line(PLAIN, run)), peer());
    SideBySide.measure("first run by the launcher", fresh(line(LAUNCHER, run)), peer());
  }

  private SideBySide.Command fresh(List<String> line) {
    return new SideBySide.Command() {
      @Override
      public void prepare() throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve("home"));
        FileSystemUtils.deleteRecursively(folder.resolve("reports"));
      }

      @Override
      public List<String> line() {
        return line;
      }
    };
  }

  private List<String> line(List<String> program, String... command) {
    return line(program, List.of(command));
  }

  private List<String> line(List<String> program, List<String> command) {
    List<String> line = new ArrayList<>(program);
    line.addAll(command);
    line.addAll(List.of("--config", folder.resolve("bench.yml").toString()));
    return line;
  }

  /** With the same libraries, by the same loader. */
  private SideBySide.Command peer() {
    Path classes =
        Path.of(PlainBatch.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return () ->
        List.of(
            InventoryProcess.java(),
            "-Xmx512m",
            "-cp",
            JAR + ":" + classes,
            PlainBatch.class.getName(),
            folder.resolve("plain").toString());
  }
}
