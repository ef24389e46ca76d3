package dev.steward.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.h2.tools.RunScript;
import org.springframework.util.FileSystemUtils;

/** The sample estate below a folder, as the demo has it. */
public final class SampleCopy {
  private static final Path SAMPLE = Path.of("sample-data");

  private SampleCopy() {}

  /** Runs over it under the demo's configuration. */
  public static EligibilityRuns of(Path folder) throws IOException, SQLException {
    for (String part : List.of("lake", "drops")) {
      FileSystemUtils.copyRecursively(SAMPLE.resolve(part), folder.resolve(part));
    }
    try (Connection crm = DriverManager.getConnection(crm(folder));
        var script = Files.newBufferedReader(SAMPLE.resolve("crm/crm.sql"))) {
      RunScript.execute(crm, script);
    }
    return new EligibilityRuns(
        folder,
        Path.of("jobs/sample.yml"),
        List.of("--steward.demo.home=" + folder, "--steward.sources.crm.url=" + crm(folder)));
  }

  /** The database of its CRM. */
  public static String crm(Path folder) {
    return "jdbc:h2:file:" + folder.resolve("crm");
  }
}
