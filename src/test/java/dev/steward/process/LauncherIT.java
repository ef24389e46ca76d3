package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script beside the jar starts the same program. */
class LauncherIT {
  @TempDir Path folder;

  private Workplace work;

  @BeforeEach
  void configure() throws IOException {
    work = new Workplace(folder);
    work.write("data/people.csv", "name,email\nAnna,anna@example.org\n");
    work.configure("", "    files: {type: csv, location: data}\n");
  }

  @Test
  void runsAJobAndTellsItsState() {
    Result run = launch(launcher(), "run", "pii-inventory", "--config", "steward.yml");
    Result status = launch(launcher(), "status", "--config", "steward.yml");

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(status.status()).as(status.err()).isZero();
    assertThat(status.out()).startsWith("JOB").contains("pii-inventory", "complete");
    assertThat(status.err()).isEmpty();
  }

  @Test
  void handsOnExitStatusAndWords() {
    Result wrong = launch(launcher(), "run", "pii-inventory", "--config", "none of these.yml");

    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("--config none of these.yml: no such file");
  }

  @Test
  void givesTheJvmTheOptionsOfItsUser() {
    List<String> command =
        List.of(
            "env",
            "JAVA_HOME=" + System.getProperty("java.home"),
            "STEWARD_JAVA_OPTIONS=-Xmx256m -XX:+UseParallelGC -XX:+PrintFlagsFinal",
            launcher().toString(),
            "--version");

    Result version = StewardProcess.start(folder, command).result();

    assertThat(version.status()).as(version.err()).isZero();
    assertThat(version.out())
        .containsPattern("MaxHeapSize += 268435456")
        .containsPattern("UseParallelGC += true")
        .contains("steward ");
  }

  @Test
  void findsTheJarThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("steward"), launcher());

    assertThat(launch(link, "--version").out()).startsWith("steward ");
  }

  @Test
  void needsNoArchiveAndMindsNoneThatIsNotOfItsJar() throws IOException {
    Path installed = Files.createDirectories(folder.resolve("installed here"));
    Files.createSymbolicLink(installed.resolve("steward.jar"), StewardProcess.jar());
    Path launcher = Files.copy(launcher(), installed.resolve("steward"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();

    Result without = launch(launcher, "--version");
    Files.writeString(installed.resolve("steward.jsa"), "no archive");
    Result with = launch(launcher, "--version");

    assertThat(without.out()).startsWith("steward ");
    assertThat(with).isEqualTo(without);
    assertThat(with.err()).isEmpty();
  }

  private static Path launcher() {
    return StewardProcess.jar().resolveSibling("steward");
  }

  private Result launch(Path launcher, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("env", "JAVA_HOME=" + System.getProperty("java.home"), launcher.toString()));
    command.addAll(List.of(arguments));
    return StewardProcess.start(folder, command).result();
  }
}
