package dev.steward.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The packaged program in a process of its own, as a scheduler starts it. */
public final class StewardProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path out;
  private final Path err;

  private StewardProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** How a process ended, and what it said. */
  public record Result(int status, String out, String err) {}

  /**
   * Starts a command.
   *
   * @param folder its working directory
   * @param jvmOptions such as {@code -Xmx512m}
   */
  public static StewardProcess start(Path folder, List<String> jvmOptions, String... arguments) {
    return start(folder, List.of(), jvmOptions, arguments);
  }

  /**
   * Starts a command under another.
   *
   * @param under such as {@code setpriv}, with its options; empty for none
   */
  public static StewardProcess start(
      Path folder, List<String> under, List<String> jvmOptions, String... arguments) {
    List<String> command = new ArrayList<>(under);
    command.add(java());
    command.addAll(archive());
    command.addAll(jvmOptions);
    command.add("-jar");
    command.add(jar().toString());
    command.addAll(List.of(arguments));
    return start(folder, command);
  }

  /** Starts a command line, whatever it is. */
  public static StewardProcess start(Path folder, List<String> command) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .redirectInput(new File("/dev/null"))
              .start();
      return new StewardProcess(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code java -jar steward.jar} to its end, with nothing that makes it quicker. */
  public static Result run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java(), "-jar", jar().toString()));
    command.addAll(List.of(arguments));
    return start(folder, command).result();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What the launcher beside the jar starts it with, where the build made it. */
  private static List<String> archive() {
    Path archive = jar().resolveSibling("steward.jsa");
    return Files.isReadable(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds*=off")
        : List.of();
  }

  /** The packaged program; tests that need it run after it has been built. */
  public static Path jar() {
    Path jar = Path.of(System.getProperty("steward.jar", "target/steward.jar"));
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("Not packaged: " + jar);
    }
    return jar.toAbsolutePath();
  }

  /** Waits for its end. */
  public Result result() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Still running after " + PATIENCE + ": " + text(err));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Result(process.exitValue(), text(out), text(err));
  }

  /** Waits until it ends or a time is over; true where it ended. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Waits until something can be seen from outside, which is to happen while it runs.
   *
   * @param what in words, for the failure's message
   */
  public void awaits(String what, Callable<Boolean> seen) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!seen.call()) {
      if (endsWithin(Duration.ofMillis(20)) && !seen.call()) {
        throw new IllegalStateException(
            "Ended with %d before %s: %s".formatted(process.exitValue(), what, text(err)));
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not within %s: %s".formatted(PATIENCE, what));
      }
    }
  }

  /** Waits until it says something on its error stream. */
  public void awaitsMessage(String text) throws Exception {
    awaits("it said: " + text, () -> errorText().contains(text));
  }

  /** SIGKILL: no handler, no hook, no finally. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** SIGINT, which Java itself cannot send. */
  public void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public String errorText() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
