package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Our process: an inventory on an empty control store.
 *
 * @param folder with the folders {@code home} and {@code reports} of the configuration
 */
record InventoryProcess(Path folder, Path configuration) implements SideBySide.Command {
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Override
  public void prepare() throws IOException {
    FileSystemUtils.deleteRecursively(folder.resolve("home"));
    FileSystemUtils.deleteRecursively(folder.resolve("reports"));
  }

  @Override
  public List<String> line() {
    return line("2026-01-01");
  }

  List<String> line(String asOf) {
    return Launcher.line(
        "-Xmx512m",
        List.of(
            "run",
            "pii-inventory",
            "--quiet",
            "--config",
            configuration.toString(),
            "as-of=" + asOf));
  }

  /** Its tables are full of undeclared personal data. */
  @Override
  public boolean succeeded(int status) {
    return status == 3;
  }
}
