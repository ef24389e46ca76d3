package dev.steward.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the launcher that the build makes beside the jar, as users start Steward. */
final class Launcher {
  private Launcher() {}

  /**
   * @param jvmOptions with spaces between
   */
  static List<String> line(String jvmOptions, List<String> arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "STEWARD_JAVA_OPTIONS=" + jvmOptions,
                Path.of(System.getProperty("steward.jar"))
                    .toAbsolutePath()
                    .resolveSibling("steward")
                    .toString()));
    line.addAll(arguments);
    return line;
  }

  /** Starts a job with a gigabyte of heap. */
  static List<String> job(String job, Path configuration, String asOf) {
    return line(
        "-Xmx1g " + System.getProperty("bench.java", ""),
        List.of("run", job, "--quiet", "--config", configuration.toString(), "as-of=" + asOf));
  }
}
