package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.store.LocalSecret;
import dev.steward.testkit.LeakSearch;
import dev.steward.testkit.StewardProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The working directory of processes that read canaries, where none may be found afterwards. */
record CanaryFolder(Path folder) {
  /** Starts a command that logs all that it can. */
  StewardProcess start(Path configuration, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--config", configuration.toString(), "--logging.level.root=TRACE"));
    return StewardProcess.start(folder, List.of("-Xmx512m"), arguments.toArray(String[]::new));
  }

  /** What a process said, without what it logged at length. */
  static String told(StewardProcess.Result run) {
    return run.out()
        + run.err()
            .lines()
            .filter(line -> !line.matches(".* (TRACE|DEBUG|INFO) .*"))
            .reduce("", (all, line) -> (all + "\n" + line));
  }

  /** In streams, logs, staged parts, reports, and the bytes of the control store's file. */
  List<String> leaks() throws IOException, SQLException {
    return new LeakSearch().folder(folder).finds();
  }

  /** The control store, read as tables. */
  void storeHasNone() throws IOException, SQLException {
    Path home = folder.resolve(".steward");
    String password = HexFormat.of().formatHex(LocalSecret.of(home));
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + home.resolve("control") + ";IFEXISTS=TRUE", "steward", password)) {
      assertThat(new LeakSearch().database("store", connection).finds()).isEmpty();
    }
  }
}
